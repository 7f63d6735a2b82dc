package io.jukung.kernel;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;

/// Writes a non-blocking descriptor; the calling thread parks while the other side takes nothing.
/// Closing it wakes a writer, who then fails.
final class FdOutput extends OutputStream {
    private final int fd;
    private final Runnable release;
    private boolean closed;

    FdOutput(int fd, Runnable release) {
        this.fd = fd;
        this.release = release;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int done = 0;
        while (done < length) {
            int n = attempt(bytes, offset + done, length - done);
            if (n >= 0) done += n;
            else if (n == -Errno.EAGAIN) park();
            else throw new ErrnoException("write", "descriptor " + fd, -n);
        }
    }

    private synchronized int attempt(byte[] bytes, int offset, int length) throws IOException {
        if (closed) throw new IOException("stream closed");
        return FileCalls.write(fd, bytes, offset, length);
    }

    private void park() throws IOException {
        try {
            Poller.shared().awaitWritable(fd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while writing").initCause(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        release.run();
    }
}
