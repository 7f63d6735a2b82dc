package io.jukung.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection that has left HTTP: raw bytes both ways, each direction ended by itself.
///
/// Input ends when the client half-closes; output goes on until `closeOutput` or `close`. Reading and writing block;
/// one thread may read while another writes.
public interface Hijack extends Closeable {
    /// What the client sends, starting with bytes that came right behind its request. Not consumed, not read from the wire.
    InputStream input();

    /// Every write is sent at once; it parks while the client is slow and throws when the client is gone.
    OutputStream output();

    /// Ends our direction; the client may go on sending.
    void closeOutput() throws IOException;

    /// Runs once when the connection is gone, at once if it already is. A client's half close is not its end.
    void onClientGone(Runnable callback);

    /// Sends what was written, then ends the connection.
    @Override
    void close();
}
