package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One image (or artifact): its configuration and its layers, lowest first.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageManifest(
        @JsonInclude(JsonInclude.Include.ALWAYS) int schemaVersion,
        String mediaType,
        Optional<String> artifactType,
        Descriptor config,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Descriptor> layers,
        Optional<Descriptor> subject,
        Map<String, String> annotations) implements Manifest {
    public ImageManifest {
        if (config == null) throw new IllegalArgumentException("a manifest needs a config");
        mediaType = Keep.text(mediaType);
        artifactType = Keep.maybe(artifactType);
        layers = Keep.list(layers);
        subject = Keep.maybe(subject);
        annotations = Keep.map(annotations);
    }

    public static ImageManifest of(String mediaType, Descriptor config, List<Descriptor> layers) {
        return new ImageManifest(2, mediaType, Optional.empty(), config, layers, Optional.empty(), Map.of());
    }

    ImageManifest withMediaType(String type) {
        return new ImageManifest(schemaVersion, type, artifactType, config, layers, subject, annotations);
    }
}
