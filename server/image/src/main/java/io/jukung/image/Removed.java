package io.jukung.image;

import io.jukung.notation.Digest;

/// One thing that removing an image did.
public sealed interface Removed {
    /// A name (`busybox:latest`, `busybox@sha256:…`) leads nowhere any more.
    record Untagged(String name) implements Removed {}

    /// An image (by id) or a layer (by chain id) is gone.
    record Deleted(Digest what) implements Removed {}
}
