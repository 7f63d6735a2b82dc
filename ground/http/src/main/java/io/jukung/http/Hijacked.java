package io.jukung.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection that left HTTP: raw bytes both ways.
///
/// `input` starts with the bytes that came right behind the head. `closeOutput` ends our direction only; the other side may
/// go on. Closing ends both, and wakes a thread that still reads.
public final class Hijacked implements Closeable {
    private final Head head;
    private final Transport transport;
    private final InputStream input;

    Hijacked(Head head, Transport transport, InputStream input) {
        this.head = head;
        this.transport = transport;
        this.input = input;
    }

    public Head head() {
        return head;
    }

    public InputStream input() {
        return input;
    }

    /// Unbuffered: every write is sent at once.
    public OutputStream output() {
        return transport.output();
    }

    public void closeOutput() throws IOException {
        transport.closeOutput();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
