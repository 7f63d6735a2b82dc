package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Calls on the nodes of a file system; none of them follows a link in the last place of a path, save `changeMode`.
public final class NodeCalls {
    private static final long AT_SYMLINK_NOFOLLOW = 0x100;
    private static final long STATX_ATTR_MOUNT_ROOT = 0x2000;

    private NodeCalls() {}

    public static long make(String path, int mode, int major, int minor) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.MKNODAT, Sys.AT_FDCWD, Sys.text(arena, path), mode, device(major, minor));
        }
    }

    public static long changeOwner(String path, int uid, int gid) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.FCHOWNAT, Sys.AT_FDCWD, Sys.text(arena, path), uid, gid, AT_SYMLINK_NOFOLLOW);
        }
    }

    public static long changeMode(String path, int mode) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.FCHMODAT, Sys.AT_FDCWD, Sys.text(arena, path), mode);
        }
    }

    /// Sets both times, of access and of change.
    public static long setTimes(String path, long seconds, int nanos) {
        try (var arena = Arena.ofConfined()) {
            var times = arena.allocateFrom(ValueLayout.JAVA_LONG, seconds, nanos, seconds, nanos);
            return Sys.call(Call.UTIMENSAT, Sys.AT_FDCWD, Sys.text(arena, path), times.address(), AT_SYMLINK_NOFOLLOW);
        }
    }

    public static long link(String existing, String link) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.LINKAT, Sys.AT_FDCWD, Sys.text(arena, existing), Sys.AT_FDCWD, Sys.text(arena, link), 0);
        }
    }

    public static long setAttribute(String path, String name, byte[] value) {
        return setAttribute(Call.LSETXATTR, path, name, value);
    }

    private static long setAttribute(Call call, String path, String name, byte[] value) {
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(Math.max(1, value.length));
            MemorySegment.copy(value, 0, bytes, ValueLayout.JAVA_BYTE, 0, value.length);
            return Sys.call(call, Sys.text(arena, path), Sys.text(arena, name), bytes.address(), value.length, 0);
        }
    }

    /// As `setAttribute`, where a link in the last place is followed: a handle under `/proc/self/fd`.
    public static long setAttributeThrough(String path, String name, byte[] value) {
        return setAttribute(Call.SETXATTR, path, name, value);
    }

    /// Fills `value` and returns the length; `ERANGE` if it is too small.
    public static long attribute(String path, String name, byte[] value) {
        return attribute(Call.LGETXATTR, path, name, value);
    }

    /// As `attribute`, where a link in the last place is followed: a handle under `/proc/self/fd`.
    public static long attributeThrough(String path, String name, byte[] value) {
        return attribute(Call.GETXATTR, path, name, value);
    }

    private static long attribute(Call call, String path, String name, byte[] value) {
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(Math.max(1, value.length));
            long n = Sys.call(call, Sys.text(arena, path), Sys.text(arena, name), bytes.address(), value.length);
            if (n > 0) MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, value, 0, (int) Math.min(n, value.length));
            return n;
        }
    }

    /// Fills `names` with names that each end in a zero byte.
    public static long attributes(String path, byte[] names) {
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(Math.max(1, names.length));
            long n = Sys.call(Call.LLISTXATTR, Sys.text(arena, path), bytes.address(), names.length);
            if (n > 0) MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, names, 0, (int) Math.min(n, names.length));
            return n;
        }
    }

    /// Fills `fields`: mode, uid, gid, links, inode, device, size, rdev major, rdev minor, mtime seconds, nanoseconds.
    public static long stat(String path, long[] fields) {
        return stat(Sys.AT_FDCWD, path, 0, fields);
    }

    /// As `stat`, of a name in an open folder, or of the descriptor itself if the name is empty.
    static long stat(long folder, String name, long flags, long[] fields) {
        try (var arena = Arena.ofConfined()) {
            var s = arena.allocate(256, 8);
            long result = Sys.call(Call.STATX, folder, Sys.text(arena, name), AT_SYMLINK_NOFOLLOW | flags, 0x7ff, s.address());
            if (result >= 0) fill(s, fields);
            return result;
        }
    }

    private static void fill(MemorySegment s, long[] fields) {
        long major = Integer.toUnsignedLong(s.get(ValueLayout.JAVA_INT, 136));
        long minor = Integer.toUnsignedLong(s.get(ValueLayout.JAVA_INT, 140));
        fields[0] = Short.toUnsignedInt(s.get(ValueLayout.JAVA_SHORT, 28));
        fields[1] = s.get(ValueLayout.JAVA_INT, 20);
        fields[2] = s.get(ValueLayout.JAVA_INT, 24);
        fields[3] = s.get(ValueLayout.JAVA_INT, 16);
        fields[4] = s.get(ValueLayout.JAVA_LONG, 32);
        fields[5] = device(major, minor);
        fields[6] = s.get(ValueLayout.JAVA_LONG, 40);
        fields[7] = s.get(ValueLayout.JAVA_INT, 128);
        fields[8] = s.get(ValueLayout.JAVA_INT, 132);
        fields[9] = s.get(ValueLayout.JAVA_LONG, 112);
        fields[10] = s.get(ValueLayout.JAVA_INT, 120);
    }

    /// A device number as the kernel's calls take it.
    static long device(long major, long minor) {
        return (minor & 0xffL) | ((major & 0xfffL) << 8) | ((minor & ~0xffL) << 12) | ((major & ~0xfffL) << 32);
    }

    /// 1 if something is mounted exactly here, 0 if not.
    public static long mountRoot(String path) {
        return mountRoot(Sys.AT_FDCWD, path);
    }

    /// As `mountRoot`, of a name in an open folder.
    static long mountRoot(long folder, String name) {
        try (var arena = Arena.ofConfined()) {
            var s = arena.allocate(256, 8);
            long result = Sys.call(Call.STATX, folder, Sys.text(arena, name), AT_SYMLINK_NOFOLLOW, 0x7ff, s.address());
            return result < 0 ? result : (s.get(ValueLayout.JAVA_LONG, 8) & STATX_ATTR_MOUNT_ROOT) == 0 ? 0 : 1;
        }
    }
}
