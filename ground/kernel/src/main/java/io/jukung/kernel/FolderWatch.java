package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Tells which files appear in a folder: created, moved in, or closed after writing. One file may be told more than once.
/// One thread reads; any may close, which wakes it with an IOException.
public final class FolderWatch implements AutoCloseable {
    private static final int CLOSE_WRITE = 0x8;
    private static final int MOVED_TO = 0x80;
    private static final int CREATE = 0x100;
    private static final int OVERFLOW = 0x4000;
    private static final int IGNORED = 0x8000;
    private static final int HEADER = 16;

    private final Path folder;
    private final int fd;
    private final Deque<String> names = new ArrayDeque<>();
    private boolean closed;

    private FolderWatch(Path folder, int fd) {
        this.folder = folder;
        this.fd = fd;
    }

    public static FolderWatch open(Path folder) throws IOException {
        int fd = (int) check(FileCalls.watchOpen(), "watch", folder);
        long watch = FileCalls.watchAdd(fd, folder.toString(), CLOSE_WRITE | MOVED_TO | CREATE);
        if (watch < 0) FileCalls.close(fd);
        check(watch, "watch", folder);
        return new FolderWatch(folder, fd);
    }

    /// Parks until a file appears; its name. Empty if there were so many that some were lost: look at the folder itself then.
    public String next() throws IOException, InterruptedException {
        var buffer = new byte[16384];
        while (names.isEmpty()) {
            int n = attempt(buffer);
            if (n == -Errno.EAGAIN) Poller.shared().awaitReadable(fd);
            else parse(ByteBuffer.wrap(buffer, 0, (int) check(n, "watch", folder)).order(ByteOrder.nativeOrder()));
        }
        return names.remove();
    }

    private synchronized int attempt(byte[] buffer) throws IOException {
        if (closed) throw new IOException("watch closed: " + folder);
        return FileCalls.read(fd, buffer, 0, buffer.length);
    }

    private void parse(ByteBuffer events) throws IOException {
        while (events.remaining() >= HEADER) {
            int at = events.position();
            int mask = events.getInt(at + 4);
            int length = events.getInt(at + 12);
            var name = new byte[length];
            events.position(at + HEADER).get(name);
            if ((mask & IGNORED) != 0) throw new IOException("folder is gone: " + folder);
            if ((mask & OVERFLOW) != 0) names.add("");
            else names.add(new String(name, UTF_8).replace("\0", ""));
        }
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        Fd.close(fd);
    }
}
