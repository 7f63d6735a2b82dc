package io.jukung.routes;

import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/// Writes what a process writes: in frames that tell its streams apart (type, three zeros, length), or raw with a terminal.
/// Any thread may write; each write goes out whole.
final class Frames {
    private final OutputStream out;
    private final boolean raw;
    private final Predicate<StreamKind> wanted;

    Frames(OutputStream out, boolean raw, Predicate<StreamKind> wanted) {
        this.out = out;
        this.raw = raw;
        this.wanted = wanted;
    }

    synchronized void write(StreamKind stream, byte[] bytes, int from, int length) throws IOException {
        if (length == 0 || !wanted.test(stream)) return;
        if (raw) {
            out.write(bytes, from, length);
            return;
        }
        out.write(ByteBuffer.allocate(8 + length).putInt(stream.number() << 24).putInt(length).put(bytes, from, length).array());
    }

    void write(StreamKind stream, byte[] bytes) throws IOException {
        write(stream, bytes, 0, bytes.length);
    }
}
