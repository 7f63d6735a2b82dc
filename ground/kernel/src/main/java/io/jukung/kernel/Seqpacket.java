package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.SocketCalls;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/// A Unix socket that keeps the borders between packets. One thread may read while another writes; closing wakes both.
public final class Seqpacket implements AutoCloseable {
    private final Path path;
    private final int fd;
    private boolean closed;

    private Seqpacket(Path path, int fd) {
        this.path = path;
        this.fd = fd;
    }

    /// Connects to the socket at a path of any length.
    public static Seqpacket connect(Path socket) throws IOException {
        int fd = (int) check(SocketCalls.open(SocketCalls.AF_UNIX, SocketCalls.SEQPACKET, 0), "open", "socket");
        try (var name = SocketPath.of(socket)) {
            NativeThreads.io(() -> check(SocketCalls.connect(fd, name.name()), "connect", socket));
            check(FileCalls.nonBlocking(fd), "make non-blocking", socket);
            return new Seqpacket(socket, fd);
        } catch (IOException e) {
            FileCalls.close(fd);
            throw e;
        }
    }

    /// Reads one packet, parking until there is one; -1 when the other side has closed. What does not fit the buffer is lost.
    public int read(byte[] buffer) throws IOException {
        while (true) {
            int n = tryRead(buffer);
            if (n > 0) return n;
            if (n == 0 || n == -Errno.ECONNRESET) return -1;
            if (n != -Errno.EAGAIN) throw new ErrnoException("read", path.toString(), -n);
            park(false);
        }
    }

    /// Writes one packet of at most 64 KiB, parking while the other side takes nothing.
    public void write(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            int n = tryWrite(bytes, offset, length);
            if (n >= 0) return;
            if (n != -Errno.EAGAIN) throw new ErrnoException("write", path.toString(), -n);
            park(true);
        }
    }

    /// Tells the other side that nothing more will come; reading goes on.
    public synchronized void shutdownWrite() throws IOException {
        if (!closed) check(SocketCalls.shutdownWrite(fd), "shut down", path);
    }

    private synchronized int tryRead(byte[] buffer) throws IOException {
        if (closed) throw new IOException("socket closed: " + path);
        return FileCalls.read(fd, buffer, 0, buffer.length);
    }

    private synchronized int tryWrite(byte[] bytes, int offset, int length) throws IOException {
        if (closed) throw new IOException("socket closed: " + path);
        return SocketCalls.send(fd, bytes, offset, length);
    }

    private void park(boolean writing) throws IOException {
        try {
            if (writing) Poller.shared().awaitWritable(fd);
            else Poller.shared().awaitReadable(fd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted at " + path).initCause(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        Fd.close(fd);
    }
}
