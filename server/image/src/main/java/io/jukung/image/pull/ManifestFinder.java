package io.jukung.image.pull;

import io.jukung.base.Problem;
import io.jukung.content.ContentStore;
import io.jukung.distribution.ManifestBytes;
import io.jukung.distribution.RegistryClient;
import io.jukung.image.pull.Layers.Origin;
import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import io.jukung.oci.Descriptor;
import io.jukung.oci.ImageIndex;
import io.jukung.oci.ImageManifest;
import io.jukung.oci.ImagePlatform;
import io.jukung.oci.Manifests;
import java.io.IOException;

/// Follows a digest to the manifest of one platform, through indexes where there are any.
final class ManifestFinder {
    private static final int DEPTH = 3;
    private final RegistryClient registry;
    private final ContentStore content;

    record Found(Descriptor descriptor, ImageManifest manifest) {}

    ManifestFinder(RegistryClient registry, ContentStore content) {
        this.registry = registry;
        this.content = content;
    }

    Found find(Digest digest, String mediaType, Platform platform, Origin origin) throws IOException {
        var next = digest;
        var type = mediaType;
        for (int depth = 0; depth < DEPTH; depth++) {
            var bytes = bytes(next, origin);
            switch (Manifests.parse(bytes, type)) {
                case ImageManifest image -> {
                    return new Found(Descriptor.of(image.mediaType(), next, bytes.length), image);
                }
                case ImageIndex index -> {
                    var chosen = choose(index, platform);
                    next = chosen.digest();
                    type = chosen.mediaType();
                }
            }
        }
        throw new Problem.Invalid("manifest invalid: indexes in %s lead to indexes, more than %d deep".formatted(digest, DEPTH));
    }

    /// Kept here from an earlier pull, or fetched and kept.
    private byte[] bytes(Digest digest, Origin origin) throws IOException {
        origin.lease().keep(digest);
        if (content.size(digest).isPresent()) return content.read(digest, ManifestBytes.LIMIT);
        var fetched = registry.manifest(origin.name(), digest, origin.credentials());
        try (var ingest = content.ingest(digest)) {
            ingest.output().write(fetched.bytes());
            ingest.commit();
        }
        return fetched.bytes();
    }

    private static Descriptor choose(ImageIndex index, Platform platform) {
        var candidates = index.manifests().stream().filter(d -> d.platform().isPresent()).toList();
        return platform.choose(candidates, d -> of(d.platform().orElseThrow()))
                .or(() -> index.manifests().stream().filter(d -> d.platform().isEmpty()).findFirst())
                .orElseThrow(() -> new Problem.NotFound("no matching manifest for %s in the manifest list entries".formatted(platform),
                        "it is there for " + String.join(", ", candidates.stream().map(d -> of(d.platform().orElseThrow()).toString()).filter(p -> !p.startsWith("unknown")).distinct().toList())));
    }

    static Platform of(ImagePlatform platform) {
        return new Platform(platform.os(), platform.architecture(), platform.variant().orElse(""), platform.osVersion());
    }
}
