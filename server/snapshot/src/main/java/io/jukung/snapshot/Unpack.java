package io.jukung.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// A layer on its way in. One thread. Closing it before `commit` throws everything away.
public interface Unpack extends Closeable {
    /// Writes what a layer's uncompressed tar says, and reads the stream to its very end (so that a hash over it is complete).
    /// Nothing outside the layer is ever touched, whatever the tar says.
    /// @throws IOException if the tar is malformed or hostile, or the disk fails
    void apply(InputStream tar) throws IOException;

    /// Makes the layer durable, then visible, all at once.
    void commit() throws IOException;
}
