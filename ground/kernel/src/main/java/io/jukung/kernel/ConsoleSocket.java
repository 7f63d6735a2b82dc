package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.SocketCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A socket on which a runtime hands over the terminal it made. Closing it removes the socket's file.
public final class ConsoleSocket implements AutoCloseable {
    private final Path path;
    private final int fd;
    private boolean closed;

    private ConsoleSocket(Path path, int fd) {
        this.path = path;
        this.fd = fd;
    }

    public static ConsoleSocket listen(Path path) throws IOException {
        int fd = (int) check(SocketCalls.open(SocketCalls.AF_UNIX, SocketCalls.STREAM, 0), "open", "socket");
        try (var name = SocketPath.of(path)) {
            check(FileCalls.nonBlocking(fd), "make non-blocking", path);
            check(SocketCalls.listen(fd, name.name()), "listen", path);
            return new ConsoleSocket(path, fd);
        } catch (IOException e) {
            FileCalls.close(fd);
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /// Parks until somebody connects and passes a descriptor; the caller owns it then.
    public int accept() throws IOException, InterruptedException {
        int connection = (int) retry(fd, () -> SocketCalls.accept(fd), "accept");
        try {
            check(FileCalls.nonBlocking(connection), "make non-blocking", path);
            return (int) retry(connection, () -> SocketCalls.receiveDescriptor(connection), "receive a descriptor");
        } finally {
            Fd.close(connection);
        }
    }

    /// Whoever might have connected has ended: `accept` takes what came before that, or fails. We queue up behind it ourselves,
    /// with nothing to pass on: a flag could be raised just before `accept` begins to wait.
    public void nobodyComes() {
        long last = SocketCalls.open(SocketCalls.AF_UNIX, SocketCalls.STREAM, 0);
        if (last < 0) {
            close();
            return;
        }
        try (var name = SocketPath.of(path)) {
            check(FileCalls.nonBlocking((int) last), "make non-blocking", path);
            check(SocketCalls.connect((int) last, name.name()), "connect", path);
        } catch (IOException e) {
            close();
        } finally {
            FileCalls.close((int) last);
        }
    }

    private long retry(int at, java.util.function.LongSupplier call, String name) throws IOException, InterruptedException {
        while (true) {
            synchronized (this) {
                if (closed) throw new IOException("socket closed: " + path);
            }
            long result = call.getAsLong();
            if (result != -Errno.EAGAIN) return check(result, name, path);
            Poller.shared().awaitReadable(at);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        Fd.close(fd);
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            // A left-over socket file harms nobody: its folder is removed with the run it belonged to.
        }
    }
}
