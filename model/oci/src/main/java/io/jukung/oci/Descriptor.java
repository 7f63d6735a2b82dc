package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jukung.notation.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to fetch and how to read it: media type, digest and size of some bytes, and what else is known of them.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Descriptor(
        String mediaType,
        Digest digest,
        @JsonInclude(JsonInclude.Include.ALWAYS) long size,
        List<String> urls,
        Map<String, String> annotations,
        Optional<String> data,
        Optional<ImagePlatform> platform,
        Optional<String> artifactType) {
    public Descriptor {
        mediaType = Keep.text(mediaType);
        if (digest == null) throw new IllegalArgumentException("a descriptor needs a digest");
        if (size < 0) throw new IllegalArgumentException("a descriptor's size cannot be negative: " + size);
        urls = Keep.list(urls);
        annotations = Keep.map(annotations);
        data = Keep.maybe(data);
        platform = Keep.maybe(platform);
        artifactType = Keep.maybe(artifactType);
    }

    public static Descriptor of(String mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, List.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Describes these bytes.
    public static Descriptor ofBytes(String mediaType, byte[] bytes) {
        return of(mediaType, Digest.ofBytes(bytes), bytes.length);
    }

    public Descriptor withPlatform(ImagePlatform platform) {
        return new Descriptor(mediaType, digest, size, urls, annotations, data, Optional.of(platform), artifactType);
    }

    public Descriptor withAnnotation(String key, String value) {
        var more = new LinkedHashMap<>(annotations);
        more.put(key, value);
        return new Descriptor(mediaType, digest, size, urls, Collections.unmodifiableMap(more), data, platform, artifactType);
    }
}
