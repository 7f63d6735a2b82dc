package io.jukung.runtime;

import java.io.IOException;

/// Takes what a container writes. Called by one thread at a time, in order. It may block, and then it holds the container
/// back; if it throws, the container's output is drained and dropped from then on (the log still gets it).
public interface Output {
    /// @param bytes the receiver's to keep
    void write(StreamKind stream, byte[] bytes) throws IOException;

    /// Nothing more will come: the container's streams have ended.
    default void end() {}
}
