package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Several manifests under one name, usually one for each platform (Docker: a manifest list).
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageIndex(
        @JsonInclude(JsonInclude.Include.ALWAYS) int schemaVersion,
        String mediaType,
        Optional<String> artifactType,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Descriptor> manifests,
        Optional<Descriptor> subject,
        Map<String, String> annotations) implements Manifest {
    public ImageIndex {
        mediaType = Keep.text(mediaType);
        artifactType = Keep.maybe(artifactType);
        manifests = Keep.list(manifests);
        subject = Keep.maybe(subject);
        annotations = Keep.map(annotations);
    }

    public static ImageIndex of(String mediaType, List<Descriptor> manifests) {
        return new ImageIndex(2, mediaType, Optional.empty(), manifests, Optional.empty(), Map.of());
    }

    ImageIndex withMediaType(String type) {
        return new ImageIndex(schemaVersion, type, artifactType, manifests, subject, annotations);
    }
}
