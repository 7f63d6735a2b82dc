package io.jukung.runtime.log;

import io.jukung.runtime.LogQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// A file read as far as it goes, again and again; it keeps its own file when that is renamed. One thread.
final class Tail implements AutoCloseable {
    private final FileChannel channel;
    private final Object key;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private Tail(FileChannel channel, Object key) {
        this.channel = channel;
        this.key = key;
    }

    /// Empty if the name has come to mean another file.
    static Optional<Tail> open(Parts.Part part) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(part.file());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        try {
            if (Parts.key(part.file()).equals(part.key())) return Optional.of(new Tail(channel, part.key()));
        } catch (NoSuchFileException gone) {
            // renamed since
        }
        channel.close();
        return Optional.empty();
    }

    Object key() {
        return key;
    }

    long size() throws IOException {
        return channel.size();
    }

    /// Hands over every line that is whole.
    void read(LineJoiner joiner) throws IOException {
        while (channel.read(buffer.clear()) > 0) {
            int from = 0;
            for (int i = 0; i < buffer.position(); i++) {
                if (buffer.get(i) != '\n') continue;
                begun.write(buffer.array(), from, i - from);
                joiner.accept(begun.toByteArray());
                begun.reset();
                from = i + 1;
            }
            begun.write(buffer.array(), from, buffer.position() - from);
        }
    }

    /// Goes to the first line that begins at or after this place.
    /// @return how many lines of the streams wanted end from there on
    long count(long from, LogQuery query) throws IOException {
        var ends = new LineEnds(query);
        channel.position(Math.max(0, from - 1));
        boolean inside = from > 0;
        long begin = from;
        long at = channel.position();
        while (channel.read(buffer.clear()) > 0) {
            for (int i = 0; i < buffer.position(); i++, at++) {
                byte b = buffer.get(i);
                if (inside) {
                    if (b == '\n') {
                        inside = false;
                        begin = at + 1;
                    }
                } else {
                    ends.next(b);
                }
            }
        }
        channel.position(inside ? channel.size() : begin);
        return ends.count();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
