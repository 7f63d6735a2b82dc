package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;

/// Mounting, the old way and the new.
public final class MountCalls {
    private static final int FSCONFIG_SET_FLAG = 0;
    private static final int FSCONFIG_SET_STRING = 1;
    private static final int FSCONFIG_CMD_CREATE = 6;
    private static final int MOVE_MOUNT_F_EMPTY_PATH = 4;

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

    private static long orNull(Arena arena, String s) {
        return s.isEmpty() ? Sys.NULL : Sys.text(arena, s);
    }
}
