package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.NodeCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Files as the kernel keeps them: devices, owners, times, extended attributes; and paths inside a foreign root.
/// Links are treated as themselves, never followed, save where a method says otherwise.
public final class FileNodes {
    public static final int SOCKET = 0140000;
    public static final int BLOCK_DEVICE = 0060000;
    public static final int CHARACTER_DEVICE = 0020000;
    public static final int FIFO = 0010000;
    private static final long RESOLVE_NO_MAGICLINKS = 0x02;
    private static final long RESOLVE_IN_ROOT = 0x10;
    private static final int ATTEMPTS = 32;

    private FileNodes() {}

    /// Makes a device, FIFO or socket; `mode` holds its kind and its permissions, from which the umask is taken.
    public static void makeNode(Path path, int mode, int major, int minor) throws IOException {
        check(NodeCalls.make(path.toString(), mode, major, minor), "mknod", path);
    }

    public static void chown(Path path, int uid, int gid) throws IOException {
        check(NodeCalls.changeOwner(path.toString(), uid, gid), "chown", path);
    }

    /// Follows a link: the kernel keeps no mode for links.
    public static void chmod(Path path, int mode) throws IOException {
        check(NodeCalls.changeMode(path.toString(), mode), "chmod", path);
    }

    /// Sets the times of the last access and the last change.
    public static void setTimes(Path path, long seconds, int nanos) throws IOException {
        check(NodeCalls.setTimes(path.toString(), seconds, nanos), "set times", path);
    }

    public static void setXattr(Path path, String name, byte[] value) throws IOException {
        check(NodeCalls.setAttribute(path.toString(), name, value), "set attribute " + name, path);
    }

    /// Empty if the file has no such attribute, or its file system none at all.
    public static Optional<byte[]> getXattr(Path path, String name) throws IOException {
        for (int room = 256; ; room = 65536) {
            var value = new byte[room];
            long n = NodeCalls.attribute(path.toString(), name, value);
            if (n == -Errno.ENODATA || n == -Errno.EOPNOTSUPP) return Optional.empty();
            if (n == -Errno.ERANGE && room < 65536) continue;
            return Optional.of(Arrays.copyOf(value, (int) check(n, "read attribute " + name, path)));
        }
    }

    public static List<String> listXattrs(Path path) throws IOException {
        for (int room = 1024; ; room = 65536) {
            var names = new byte[room];
            long n = NodeCalls.attributes(path.toString(), names);
            if (n == -Errno.EOPNOTSUPP) return List.of();
            if (n == -Errno.ERANGE && room < 65536) continue;
            int length = (int) check(n, "list attributes", path);
            return length == 0 ? List.of() : List.of(new String(names, 0, length - 1, UTF_8).split("\0"));
        }
    }

    /// Waits until all that was written to the file system of this path is on its disk.
    public static void syncFileSystem(Path path) throws IOException {
        NativeThreads.io(() -> {
            int fd = Fd.open(path, Fd.READ, 0);
            try {
                return check(FileCalls.sync(fd), "sync", path);
            } finally {
                Fd.close(fd);
            }
        });
    }

    public static void hardLink(Path existing, Path link) throws IOException {
        check(NodeCalls.link(existing.toString(), link.toString()), "link " + existing, link);
    }

    public static Stat stat(Path path) throws IOException {
        var f = new long[11];
        check(NodeCalls.stat(path.toString(), f), "stat", path);
        return Stat.of(f);
    }

    /// Opens a path as if `root` were `/`: links, absolute ones too, and `..` never lead out of it.
    public static int openInRoot(Path root, String relative, int flags, int mode) throws IOException {
        return NativeThreads.io(() -> {
            int folder = Fd.open(root, Fd.PATH | Fd.FOLDER, 0);
            try {
                return (int) check(openBelow(folder, relative, flags, (flags & Fd.CREATE) == 0 ? 0 : mode), "open " + relative, root);
            } finally {
                Fd.close(folder);
            }
        });
    }

    /// Where a path inside `root` really is, all links resolved inside of it. It must exist; another may move it meanwhile.
    public static Path resolveInRoot(Path root, String path) throws IOException {
        int fd = openInRoot(root, path, Fd.PATH, 0);
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd));
        } finally {
            Fd.close(fd);
        }
    }

    /// The kernel says EAGAIN if something was renamed while it looked: it could not be sure of `..`.
    private static long openBelow(int folder, String relative, int flags, int mode) {
        long result = -Errno.EAGAIN;
        for (int i = 0; i < ATTEMPTS && result == -Errno.EAGAIN; i++) {
            result = FileCalls.openBelow(folder, relative.isEmpty() ? "." : relative, flags, mode, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS);
        }
        return result;
    }
}
