package io.jukung.distribution.http;

import io.jukung.distribution.RegistryException;
import io.jukung.distribution.RegistryException.Corrupt;
import io.jukung.distribution.RegistryException.Failed;
import io.jukung.notation.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A blob's bytes, checked as they pass. Where the connection breaks, the next one goes on from there; the read that
/// meets the end fails if the bytes were not those promised. One thread.
final class ResumingStream extends InputStream {
    /// Opens the blob from this byte on.
    interface Source {
        Answer from(long offset) throws RegistryException;
    }

    /// So much progress earns a fresh set of attempts.
    private static final long PROGRESS = 1 << 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Source source;
    private final Digest digest;
    private final long size;
    private final int attempts;
    private final MessageDigest hash;
    private final CountDownLatch over = new CountDownLatch(1);
    private Answer answer;
    private long position;
    private long brokenAt;
    private int broken;
    private boolean ended;

    ResumingStream(Source source, Digest digest, long size, int attempts) throws RegistryException {
        this.source = source;
        this.digest = digest;
        this.size = size;
        this.attempts = attempts;
        this.hash = digest.newMessageDigest();
        this.answer = source.from(0);
        refuseOtherLength();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (ended) return -1;
        while (true) {
            int n = attempt(bytes, offset, length);
            if (n > 0) {
                hash.update(bytes, offset, n);
                position += n;
                if (position > size) throw new Corrupt("blob %s is longer than the %d bytes promised".formatted(digest, size));
                return n;
            }
            if (position == size) return end();
            resume("it ended after %d of %d bytes".formatted(position, size));
        }
    }

    /// @return bytes read, or -1 where the body ended, in good order or not
    private int attempt(byte[] bytes, int offset, int length) throws IOException {
        try {
            return answer.body().read(bytes, offset, length);
        } catch (IOException e) {
            if (position == size) return -1;
            resume(String.valueOf(e.getMessage()));
            return attempt(bytes, offset, length);
        }
    }

    private int end() throws IOException {
        ended = true;
        answer.done();
        var actual = Digest.ofHash(hash);
        if (!actual.equals(digest)) {
            throw new Corrupt("filesystem layer verification failed for digest %s: the registry sent %s".formatted(digest, actual));
        }
        return -1;
    }

    private void resume(String reason) throws IOException {
        if (position - brokenAt >= PROGRESS) broken = 0;
        brokenAt = position;
        Transport.discard(answer);
        while (true) {
            if (++broken > attempts) throw new Failed("download of %s failed after %d attempts: %s".formatted(digest, attempts, reason));
            pause();
            try {
                answer = source.from(position);
                skipToPosition();
                return;
            } catch (RegistryException.Unreachable | Failed e) {
                reason = e.message();
            }
        }
    }

    /// The first repetition comes at once, later ones take their time, unless nobody wants the rest any more.
    private void pause() throws IOException {
        if (broken == 1) return;
        try {
            boolean closed = over.await(PAUSE.multipliedBy(broken - 1L).toMillis(), TimeUnit.MILLISECONDS);
            if (closed) throw new Failed("download of " + digest + " was cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("download of " + digest + " was cancelled");
        }
    }

    /// A server that does not know ranges starts over from the beginning.
    private void skipToPosition() throws RegistryException {
        if (answer.status() == 206) return;
        try {
            answer.body().skipNBytes(position);
        } catch (IOException e) {
            throw new Failed(String.valueOf(e.getMessage()));
        }
    }

    private void refuseOtherLength() throws RegistryException {
        var length = answer.length();
        if (length.isEmpty() || length.getAsLong() == size) return;
        Transport.discard(answer);
        throw new Corrupt("blob %s has %d bytes at the registry, but its manifest promised %d".formatted(digest, length.getAsLong(), size));
    }

    @Override
    public void close() {
        if (!ended) Transport.discard(answer);
        ended = true;
        over.countDown();
    }
}
