package io.jukung.runtime.log;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// One reading of a log, from the file it begins with to the newest. It comes to every file between, also to those that were
/// taken away meanwhile; where they grow beyond what one reader may keep on the disk, the oldest of them are lost, and it is
/// told so. One thread reads; rotations come from others, under the lock of `Readers`.
final class Reader implements AutoCloseable {
    /// As many descriptors at most, however small the files.
    private static final int MOST_FILES = 256;

    /// @param lost how many files lay between the last one and this, and are lost
    record Next(Tail tail, int lost) {}

    private record Kept(Tail tail, long bytes) {}

    private final Readers readers;
    private final Parts parts;
    private final long most;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private int lost;
    /// The newest file it has come to, which it holds open.
    private Optional<Object> at = Optional.empty();

    Reader(Readers readers, Parts parts, long most) {
        this.readers = readers;
        this.parts = parts;
        this.most = most;
    }

    Parts parts() {
        return parts;
    }

    boolean at(Object key) {
        return at.filter(key::equals).isPresent();
    }

    /// The first file has been chosen, while all that went was kept: what is older is let go.
    void begin(Tail first) {
        synchronized (readers) {
            at = Optional.of(first.key());
            boolean gone = has(first.key());
            while (!kept.isEmpty()) {
                var oldest = drop();
                if (gone && oldest.key().equals(first.key())) break;
            }
            lost = 0;
        }
    }

    /// The file after the one it has come to; empty if that is the newest.
    Optional<Next> next() throws IOException {
        synchronized (readers) {
            var tail = kept.isEmpty() ? parts.after(at.orElseThrow()) : Optional.of(kept.remove().tail());
            var next = tail.map(t -> new Next(t, lost));
            if (next.isPresent()) lost = 0;
            at = tail.map(Tail::key).or(() -> at);
            return next;
        }
    }

    /// Opens a file it has not come to and that is about to lose its name. For `Readers`, under their lock.
    void keep(Parts.Part part) {
        if (has(part.key())) return;
        try {
            var tail = Tail.open(part);
            if (tail.isPresent()) kept.add(new Kept(tail.get(), tail.get().size()));
        } catch (IOException e) {
            // the host has no descriptor left for it
            lost++;
        }
        while (kept.size() > MOST_FILES || kept.stream().mapToLong(Kept::bytes).sum() > most) {
            drop();
            lost++;
        }
    }

    private boolean has(Object key) {
        return kept.stream().anyMatch(file -> file.tail().key().equals(key));
    }

    private Tail drop() {
        var oldest = kept.remove().tail();
        oldest.close();
        return oldest;
    }

    @Override
    public void close() {
        synchronized (readers) {
            readers.leave(parts.log(), this);
            while (!kept.isEmpty()) drop();
        }
    }
}
