package io.jukung.runtime;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// The one connection to a container's streams. It is drained until the container's end whether or not anybody listens.
/// Any thread may write; writes wait while the container does not read.
public interface Attachment {
    /// Sends bytes to the container's standard input.
    /// @throws IOException if it has ended or was closed
    void write(byte[] bytes, int offset, int length) throws IOException;

    /// The container sees the end of its input. Does nothing if stdin is a terminal or is kept open (`Io.Stdin.OPEN`).
    void closeStdin() throws IOException;

    /// Completes after the last byte was handed to the `Output` and its `end` was called.
    CompletableFuture<Void> ended();
}
