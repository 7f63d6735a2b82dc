package io.jukung.gateway;

import java.nio.file.Path;
import java.util.Optional;

/// Where a gateway listens.
public sealed interface Listen {
    /// A Unix socket. A stale one is replaced, a live one is not. `mode` is as for chmod, such as `0660`.
    record Unix(Path path, int mode, Optional<String> group) implements Listen {}

    /// Plain TCP; port 0 takes a free one, which `Gateway.addresses` tells.
    record Tcp(String host, int port) implements Listen {}

    /// A socket that somebody else has bound and listens on already, taken over by its descriptor, which must be non-blocking.
    /// A Unix socket's file is left where it is.
    record Inherited(int descriptor, boolean unix) implements Listen {}
}
