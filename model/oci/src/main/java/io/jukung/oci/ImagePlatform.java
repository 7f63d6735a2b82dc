package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jukung.notation.Platform;
import java.util.List;
import java.util.Optional;

/// The platform an image is for, as an index writes it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImagePlatform(
        String architecture,
        String os,
        @JsonProperty("os.version") Optional<String> osVersion,
        @JsonProperty("os.features") List<String> osFeatures,
        Optional<String> variant) {
    public ImagePlatform {
        architecture = Keep.text(architecture);
        os = Keep.text(os);
        osVersion = Keep.maybe(osVersion);
        osFeatures = Keep.list(osFeatures);
        variant = Keep.maybe(variant).filter(v -> !v.isEmpty());
    }

    public static ImagePlatform of(String os, String architecture, Optional<String> variant) {
        return new ImagePlatform(architecture, os, Optional.empty(), List.of(), variant);
    }

    public static ImagePlatform of(Platform platform) {
        return new ImagePlatform(platform.architecture(), platform.os(), platform.osVersion(), List.of(), Optional.of(platform.variant()));
    }

    /// The same as people write it, for matching. An index may leave the names empty; then so are they here.
    public Platform platform() {
        return new Platform(os, architecture, variant.orElse(""), osVersion);
    }
}
