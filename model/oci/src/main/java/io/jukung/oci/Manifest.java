package io.jukung.oci;

import java.util.Map;

/// What a name in a registry leads to: one image, or an index of several.
public sealed interface Manifest permits ImageManifest, ImageIndex {
    int schemaVersion();

    /// One of `MediaTypes`; never empty.
    String mediaType();

    Map<String, String> annotations();
}
