package io.jukung.content;

import io.jukung.notation.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// A blob's bytes, hashed as they are read; the read that meets the end fails if they were not the digest's.
/// One thread. No mark, and skipped bytes are read and hashed too.
public final class CheckedStream extends FilterInputStream {
    private final Digest expected;
    private final MessageDigest hash;
    private boolean ended;

    public CheckedStream(InputStream in, Digest expected) {
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
        if (n < 0) check();
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        var buffer = new byte[(int) Math.clamp(count, 0, 1 << 16)];
        long skipped = 0;
        while (skipped < count) {
            int n = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (n < 0) break;
            skipped += n;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws IOException {
        if (ended) return;
        ended = true;
        var actual = Digest.ofHash(hash);
        if (!actual.equals(expected)) throw new DigestMismatchException(expected, actual);
    }
}
