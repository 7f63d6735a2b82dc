package io.jukung.kernel.ffi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.Consumer;

/// Calls on names in an open folder. None of them follows a link in the name's place.
public final class TreeCalls {
    private static final long AT_SYMLINK_NOFOLLOW = 0x100;
    private static final long AT_REMOVEDIR = 0x200;
    private static final long AT_EMPTY_PATH = 0x1000;
    private static final int O_CLOEXEC = 0x80000;

    private TreeCalls() {}

    public static long open(int folder, String name, int flags, int mode) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.OPENAT, folder, Sys.text(arena, name), flags | Machine.O_NOFOLLOW | O_CLOEXEC, mode);
        }
    }

    /// As `NodeCalls.stat`; an empty name is the descriptor itself.
    public static long stat(int folder, String name, long[] fields) {
        return NodeCalls.stat(folder, name, name.isEmpty() ? AT_EMPTY_PATH : 0, fields);
    }

    /// 1 if something is mounted on this name, 0 if not.
    public static long mountRoot(int folder, String name) {
        return NodeCalls.mountRoot(folder, name);
    }

    /// Hands over further names, without `.` and `..`: 0 at the end of the folder. Those that are no UTF-8 come mangled.
    public static long names(int folder, Consumer<String> names) {
        var buffer = Buffers.take();
        try {
            long n = Sys.call(Call.GETDENTS64, folder, buffer.address(), Buffers.SIZE);
            for (long at = 0; at < n; at += Short.toUnsignedInt(buffer.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 16))) {
                var name = buffer.getString(at + 19);
                if (!name.equals(".") && !name.equals("..")) names.accept(name);
            }
            return n;
        } finally {
            Buffers.give(buffer);
        }
    }

    /// Fills `target` with what a link says, and returns the length.
    public static long readLink(int folder, String name, byte[] target) {
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(target.length);
            long n = Sys.call(Call.READLINKAT, folder, Sys.text(arena, name), bytes.address(), target.length);
            if (n > 0) MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, target, 0, (int) n);
            return n;
        }
    }

    public static long makeFolder(int folder, String name, int mode) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.MKDIRAT, folder, Sys.text(arena, name), mode);
        }
    }

    public static long makeLink(int folder, String name, String target) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.SYMLINKAT, Sys.text(arena, target), folder, Sys.text(arena, name));
        }
    }

    public static long makeNode(int folder, String name, int mode, int major, int minor) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.MKNODAT, folder, Sys.text(arena, name), mode, NodeCalls.device(major, minor));
        }
    }

    public static long hardLink(int from, String existing, int to, String name) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.LINKAT, from, Sys.text(arena, existing), to, Sys.text(arena, name), 0);
        }
    }

    public static long remove(int folder, String name, boolean isFolder) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.UNLINKAT, folder, Sys.text(arena, name), isFolder ? AT_REMOVEDIR : 0);
        }
    }

    /// An empty name is the descriptor itself.
    public static long changeOwner(int folder, String name, int uid, int gid) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.FCHOWNAT, folder, Sys.text(arena, name), uid, gid, AT_SYMLINK_NOFOLLOW | (name.isEmpty() ? AT_EMPTY_PATH : 0));
        }
    }

    /// Of an open file, which is no mere handle of a place.
    public static long changeMode(int fd, int mode) {
        return Sys.call(Call.FCHMOD, fd, mode);
    }

    /// Sets both times, of access and of change. An empty name is the descriptor itself.
    public static long setTimes(int folder, String name, long seconds, int nanos) {
        try (var arena = Arena.ofConfined()) {
            var times = arena.allocateFrom(ValueLayout.JAVA_LONG, seconds, nanos, seconds, nanos);
            return Sys.call(Call.UTIMENSAT, folder, Sys.text(arena, name), times.address(), AT_SYMLINK_NOFOLLOW | (name.isEmpty() ? AT_EMPTY_PATH : 0));
        }
    }

    /// The text of what `readLink` filled.
    public static String text(byte[] bytes, long length) {
        return new String(Arrays.copyOf(bytes, (int) length), UTF_8);
    }
}
