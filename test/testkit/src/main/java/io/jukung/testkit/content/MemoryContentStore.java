package io.jukung.testkit.content;

import io.jukung.content.CheckedStream;
import io.jukung.content.ContentStore;
import io.jukung.content.DigestMismatchException;
import io.jukung.content.Lease;
import io.jukung.content.Leases;
import io.jukung.notation.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A content store in memory: the same promises, and strict where a file would forgive.
public final class MemoryContentStore implements ContentStore {
    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final Leases leases = new Leases();

    @Override
    public OptionalLong size(Digest digest) {
        var bytes = blobs.get(digest);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        var bytes = blobs.get(digest);
        if (bytes == null) throw new NoSuchFileException(digest.toString());
        return new CheckedStream(new ByteArrayInputStream(bytes), digest);
    }

    @Override
    public Ingest ingest(Digest expected) {
        return new MemoryIngest(expected);
    }

    @Override
    public void delete(Digest digest) {
        blobs.remove(digest);
    }

    @Override
    public Set<Digest> list() {
        return Set.copyOf(blobs.keySet());
    }

    @Override
    public Lease lease() {
        return leases.open();
    }

    @Override
    public long collect(Set<Digest> reachable) throws IOException {
        long freed = 0;
        for (var digest : list()) {
            if (reachable.contains(digest)) continue;
            long size = size(digest).orElse(0);
            if (leases.unlessHeld(digest, () -> delete(digest))) freed += size;
        }
        return freed;
    }

    private final class MemoryIngest implements Ingest {
        private final Digest expected;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean open = true;

        MemoryIngest(Digest expected) {
            this.expected = expected;
        }

        @Override
        public OutputStream output() {
            return written;
        }

        @Override
        public void commit() throws IOException {
            if (!open) throw new IOException("cannot commit " + expected + ": this ingest is closed");
            open = false;
            var bytes = written.toByteArray();
            var hash = expected.newMessageDigest();
            hash.update(bytes);
            var actual = Digest.ofHash(hash);
            if (!actual.equals(expected)) throw new DigestMismatchException(expected, actual);
            blobs.put(expected, bytes);
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
