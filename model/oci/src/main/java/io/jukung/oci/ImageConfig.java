package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jukung.notation.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The configuration of an image: what it is for, how to run it, which layers it is made of and how they came to be.
/// Its bytes' digest is the image's id, so bytes that were pulled are kept as they are; this is for reading and for making new ones.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageConfig(
        String architecture,
        Optional<String> variant,
        String os,
        @JsonProperty("os.version") Optional<String> osVersion,
        @JsonProperty("os.features") List<String> osFeatures,
        Optional<Instant> created,
        Optional<String> author,
        @JsonInclude(JsonInclude.Include.ALWAYS) RunConfig config,
        @JsonInclude(JsonInclude.Include.ALWAYS) RootFs rootfs,
        List<History> history,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {
    public ImageConfig {
        architecture = Keep.text(architecture);
        variant = Keep.maybe(variant).filter(v -> !v.isEmpty());
        os = Keep.text(os);
        osVersion = Keep.maybe(osVersion);
        osFeatures = Keep.list(osFeatures);
        created = Keep.maybe(created);
        author = Keep.maybe(author).filter(a -> !a.isEmpty());
        config = config == null ? RunConfig.EMPTY : config;
        rootfs = rootfs == null ? new RootFs("layers", List.of()) : rootfs;
        history = Keep.list(history);
        others = Keep.map(others);
    }

    /// The layers, uncompressed, by digest; lowest first.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RootFs(String type, @JsonProperty("diff_ids") List<Digest> diffIds) {
        public RootFs {
            type = Keep.text(type);
            diffIds = Keep.list(diffIds);
        }
    }

    /// One step of the image's making. Steps that only changed the configuration made no layer.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record History(
            Optional<Instant> created,
            @JsonProperty("created_by") Optional<String> createdBy,
            Optional<String> author,
            Optional<String> comment,
            @JsonProperty("empty_layer") @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean emptyLayer) {
        public History {
            created = Keep.maybe(created);
            createdBy = Keep.maybe(createdBy);
            author = Keep.maybe(author);
            comment = Keep.maybe(comment);
        }
    }

    public ImagePlatform platform() {
        return new ImagePlatform(architecture, os, osVersion, osFeatures, variant);
    }

    public static ImageConfig of(ImagePlatform platform, RunConfig config, List<Digest> diffIds, List<History> history, Instant created) {
        return new ImageConfig(platform.architecture(), platform.variant(), platform.os(), platform.osVersion(), platform.osFeatures(),
                Optional.of(created), Optional.empty(), config, new RootFs("layers", diffIds), history, Map.of());
    }
}
