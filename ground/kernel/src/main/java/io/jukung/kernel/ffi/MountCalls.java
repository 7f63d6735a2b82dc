package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/// Mounting, the old way and the new.
public final class MountCalls {
    private static final int FSCONFIG_SET_FLAG = 0;
    private static final int FSCONFIG_SET_STRING = 1;
    private static final int FSCONFIG_CMD_CREATE = 6;
    private static final int MOVE_MOUNT_F_EMPTY_PATH = 4;
    private static final int MOVE_MOUNT_T_EMPTY_PATH = 0x40;
    private static final int OPEN_TREE_CLONE = 1;
    private static final int OPEN_TREE_CLOEXEC = 0x80000;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int AT_RECURSIVE = 0x8000;
    private static final int MOUNT_ATTR_RDONLY = 1;

    private MountCalls() {}

    /// Empty strings are passed as null pointers.
    public static long mount(String source, String target, String type, long flags, String data) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.MOUNT, orNull(arena, source), Sys.text(arena, target), orNull(arena, type), flags, orNull(arena, data));
        }
    }

    public static long unmount(String target, int flags) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.UMOUNT2, Sys.text(arena, target), flags);
        }
    }

    /// A descriptor that gathers the settings of a file system to be.
    public static long prepare(String type) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.FSOPEN, Sys.text(arena, type), 1);
        }
    }

    public static long set(int context, String key, String value) {
        try (var arena = Arena.ofConfined()) {
            return value.isEmpty()
                    ? Sys.call(Call.FSCONFIG, context, FSCONFIG_SET_FLAG, Sys.text(arena, key), 0, 0)
                    : Sys.call(Call.FSCONFIG, context, FSCONFIG_SET_STRING, Sys.text(arena, key), Sys.text(arena, value), 0);
        }
    }

    public static long create(int context) {
        return Sys.call(Call.FSCONFIG, context, FSCONFIG_CMD_CREATE, 0, 0, 0);
    }

    /// A descriptor of the mount, not yet in any tree.
    public static long detached(int context) {
        return Sys.call(Call.FSMOUNT, context, 1, 0);
    }

    public static long attach(int mount, String target) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.MOVE_MOUNT, mount, Sys.text(arena, ""), Sys.AT_FDCWD, Sys.text(arena, target), MOVE_MOUNT_F_EMPTY_PATH);
        }
    }

    /// Moves a detached mount onto the place `target` is a descriptor of.
    public static long attach(int mount, int target) {
        try (var arena = Arena.ofConfined()) {
            long empty = Sys.text(arena, "");
            return Sys.call(Call.MOVE_MOUNT, mount, empty, target, empty, MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH);
        }
    }

    /// A detached copy of what is mounted at a path, with all that is mounted below.
    public static long copyTree(String path) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.OPEN_TREE, Sys.AT_FDCWD, Sys.text(arena, path), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
        }
    }

    /// As `copyTree`, of the place `fd` is a descriptor of, which lies in the caller's namespace.
    public static long copyTree(int fd) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.OPEN_TREE, fd, Sys.text(arena, ""), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE | AT_EMPTY_PATH);
        }
    }

    /// Nobody can write through this mount any more; nor through those below it, if `recursive`.
    public static long readOnly(int mount, boolean recursive) {
        try (var arena = Arena.ofConfined()) {
            var attributes = arena.allocateFrom(ValueLayout.JAVA_LONG, MOUNT_ATTR_RDONLY, 0, 0, 0);
            return Sys.call(Call.MOUNT_SETATTR, mount, Sys.text(arena, ""), AT_EMPTY_PATH | (recursive ? AT_RECURSIVE : 0), attributes.address(), 32);
        }
    }

    /// The current folder, a mount point, becomes the root of the namespace, with the old root on top of it.
    public static long pivot() {
        try (var arena = Arena.ofConfined()) {
            long here = Sys.text(arena, ".");
            return Sys.call(Call.PIVOT_ROOT, here, here);
        }
    }

    private static long orNull(Arena arena, String s) {
        return s.isEmpty() ? Sys.NULL : Sys.text(arena, s);
    }
}
