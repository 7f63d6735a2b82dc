package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells that something in a folder was written, made, renamed or closed; what it was, whoever is told looks up himself.
/// Any number of folders are watched through one descriptor, since the host grants each user few of them. Any thread may call.
public final class FolderChanges {
    private static final int MODIFY = 0x2;
    private static final int CLOSE_WRITE = 0x8;
    private static final int MOVED_TO = 0x80;
    private static final int CREATE = 0x100;
    private static final int OVERFLOW = 0x4000;
    private static final int HEADER = 16;
    private static final int BUFFER = 64 << 10;

    private final int fd;
    private final Map<Integer, List<Runnable>> watched = new ConcurrentHashMap<>();

    private FolderChanges(int fd) {
        this.fd = fd;
    }

    private static final class Shared {
        private static final FolderChanges ONE = make();

        private static FolderChanges make() {
            try {
                var changes = new FolderChanges((int) check(FileCalls.watchOpen(), "watch", "folders"));
                Poller.shared().onReadable(changes.fd, changes::read);
                return changes;
            } catch (IOException e) {
                // none to be had: then nothing is ever told
                return new FolderChanges(-1);
            }
        }
    }

    public static FolderChanges shared() {
        return Shared.ONE;
    }

    /// Ends the telling.
    public interface Registration extends AutoCloseable {
        @Override void close();
    }

    /// @param task short, as it keeps others waiting; it may run once more after the registration was closed
    /// @throws IOException if the folder cannot be watched, as where the host grants no more watches
    public synchronized Registration tell(Path folder, Runnable task) throws IOException {
        int watch = (int) check(FileCalls.watchAdd(fd, folder.toString(), MODIFY | CLOSE_WRITE | MOVED_TO | CREATE), "watch", folder);
        watched.computeIfAbsent(watch, _ -> new CopyOnWriteArrayList<>()).add(task);
        return () -> forget(watch, task);
    }

    private synchronized void forget(int watch, Runnable task) {
        var tasks = watched.getOrDefault(watch, List.of());
        if (!tasks.remove(task) || !tasks.isEmpty()) return;
        watched.remove(watch);
        // a folder that is gone has taken its watch along
        FileCalls.watchRemove(fd, watch);
    }

    private void read() {
        var buffer = new byte[BUFFER];
        int n = FileCalls.read(fd, buffer, 0, buffer.length);
        if (n == -Errno.EAGAIN || n <= 0) return;
        var events = ByteBuffer.wrap(buffer, 0, n).order(ByteOrder.nativeOrder());
        while (events.remaining() >= HEADER) {
            int at = events.position();
            int watch = events.getInt(at);
            boolean lost = (events.getInt(at + 4) & OVERFLOW) != 0;
            events.position(at + HEADER + events.getInt(at + 12));
            if (lost) watched.values().forEach(tasks -> tasks.forEach(Runnable::run));
            else watched.getOrDefault(watch, List.of()).forEach(Runnable::run);
        }
    }
}
