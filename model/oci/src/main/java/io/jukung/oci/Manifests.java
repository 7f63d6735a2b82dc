package io.jukung.oci;

import io.jukung.base.Problem;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads manifests of any kind: Docker's, its lists, OCI's and its indexes.
public final class Manifests {
    private Manifests() {}

    /// @param contentType what the sender called it (parameters such as a charset are ignored), or empty to go by the bytes alone
    /// @throws Problem.Invalid if it is no manifest we know, or one of the long retired schema 1
    public static Manifest parse(byte[] bytes, String contentType) {
        try {
            var tree = Json.tree(bytes);
            if (!tree.isObject()) throw new Problem.Invalid("manifest invalid: not a JSON object");
            var declared = text(tree, "mediaType").filter(t -> !t.isEmpty());
            var type = declared.orElseGet(() -> bare(contentType));
            if (MediaTypes.isSchema1(type) || tree.path("schemaVersion").asInt(2) == 1) throw schema1();
            boolean index = tree.has("manifests");
            boolean image = tree.has("config") || tree.has("layers");
            if (index && image) throw new Problem.Invalid("manifest invalid: it has both manifests and layers");
            if (index) return Json.read(bytes, ImageIndex.class).withMediaType(MediaTypes.isIndex(type) ? type : MediaTypes.OCI_INDEX);
            if (image) return Json.read(bytes, ImageManifest.class).withMediaType(MediaTypes.isManifest(type) ? type : MediaTypes.OCI_MANIFEST);
            throw new Problem.Invalid("unsupported manifest media type: " + (type.isEmpty() ? "none given" : type));
        } catch (IOException e) {
            throw new Problem.Invalid("manifest invalid: " + e.getMessage());
        }
    }

    private static Problem schema1() {
        return new Problem.Invalid("support for Docker image manifest version 2, schema 1 (" + MediaTypes.DOCKER_SCHEMA1_SIGNED + ") has been removed",
                "push the image again with a current client, so that the registry holds a schema 2 or OCI manifest");
    }

    private static Optional<String> text(JsonNode tree, String field) {
        var node = tree.get(field);
        return node != null && node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static String bare(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    }
}
