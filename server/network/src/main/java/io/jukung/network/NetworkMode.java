package io.jukung.network;

import java.nio.file.Path;

/// How a container is joined to the world (`--network`).
public sealed interface NetworkMode {
    /// A namespace with a loopback device and nothing else.
    record None() implements NetworkMode {}

    /// The host's own namespace.
    record Host() implements NetworkMode {}

    /// A namespace with an address on a bridge network; the default one is called `bridge`.
    record Bridge(String network) implements NetworkMode {}

    /// The namespace of another container, which must be running.
    record Container(String id, Path netns) implements NetworkMode {}
}
