package io.jukung.kernel;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.TerminalCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/// Reads a non-blocking descriptor; the calling thread parks while there is nothing to read.
/// Closing it wakes a reader, who then fails.
final class FdInput extends InputStream {
    private final int fd;
    private final Runnable release;
    private boolean closed;

    FdInput(int fd, Runnable release) {
        this.fd = fd;
        this.release = release;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) return 0;
        while (true) {
            int n = attempt(bytes, offset, length);
            if (n > 0) return n;
            if (n == 0 || n == -Errno.EIO && TerminalCalls.isTerminal(fd)) return -1;
            if (n != -Errno.EAGAIN) throw new ErrnoException("read", "descriptor " + fd, -n);
            park();
        }
    }

    /// Under the lock that `close` takes too, so that a number already used for another file is never read.
    private synchronized int attempt(byte[] bytes, int offset, int length) throws IOException {
        if (closed) throw new IOException("stream closed");
        return FileCalls.read(fd, bytes, offset, length);
    }

    private void park() throws IOException {
        try {
            Poller.shared().awaitReadable(fd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading").initCause(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        release.run();
    }
}
