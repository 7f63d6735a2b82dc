package io.jukung.image.store;

import io.jukung.archive.Compression;
import io.jukung.base.Problem;
import io.jukung.content.ContentStore;
import io.jukung.notation.Digest;
import io.jukung.snapshot.Snapshotter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Turns a layer's blob into a committed layer, if its uncompressed bytes are those the configuration promised.
public final class LayerUnpacker {
    private static final long REPORT = 512 << 10;
    private final ContentStore content;
    private final Snapshotter snapshots;

    public LayerUnpacker(ContentStore content, Snapshotter snapshots) {
        this.content = content;
        this.snapshots = snapshots;
    }

    /// @param progress told how many bytes of the blob have been read
    public void unpack(Digest blob, Digest diffId, Optional<Digest> parent, Digest chain, LongConsumer progress) throws IOException {
        try (var compressed = new Counting(content.open(blob), progress);
                var tar = new Hashing(Compression.decompress(compressed), diffId);
                var unpack = snapshots.unpack(parent, chain)) {
            unpack.apply(tar);
            tar.transferTo(OutputStream.nullOutputStream());
            tar.check(blob);
            unpack.commit();
        }
    }

    private static final class Counting extends FilterInputStream {
        private final LongConsumer progress;
        private long count;
        private long told;

        Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            if (n > 0) count += n;
            if (count - told >= REPORT || n < 0 && count > told) {
                told = count;
                progress.accept(count);
            }
            return n;
        }
    }

    private static final class Hashing extends FilterInputStream {
        private final Digest expected;
        private final MessageDigest hash;

        Hashing(InputStream in, Digest expected) {
            super(in);
            this.expected = expected;
            this.hash = expected.newMessageDigest();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            if (n > 0) hash.update(bytes, offset, n);
            return n;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, 1 << 16)).length;
        }

        void check(Digest blob) {
            var actual = Digest.ofHash(hash);
            if (actual.equals(expected)) return;
            throw new Problem.Internal("wrong diff id calculated on extraction \"%s\"".formatted(actual),
                    "layer %s does not hold what its image promises (%s): ask who made the image".formatted(blob.brief(), expected));
        }
    }
}
