package io.jukung.kernel.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// `posix_spawn` of the C library.
///
/// All its functions take at most six words, so one handle of that shape serves them all: words a function does
/// not take are left in registers it does not read.
public final class SpawnCalls {
    private static final int POSIX_SPAWN_SETSIGDEF = 0x04;
    private static final int POSIX_SPAWN_SETSIGMASK = 0x08;
    private static final int POSIX_SPAWN_SETSID = 0x80;
    /// More than either struct of the C library takes on any machine (80 and 336 bytes at the time of writing).
    private static final int ROOM = 1024;

    private static final class Link {
        static final MethodHandle ANY = Linker.nativeLinker().downcallHandle(
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    }

    private SpawnCalls() {}

    /// Starts the program at `path`. Descriptor i of the child is `fds[i]`, all of which must be above the highest i; all
    /// others are closed. No signal is blocked or ignored in the child.
    public static long spawn(String path, List<String> argv, List<String> env, int[] fds, boolean newSession, Optional<String> folder) {
        try (var arena = Arena.ofConfined()) {
            var actions = arena.allocate(ROOM, 16).address();
            var attributes = arena.allocate(ROOM, 16).address();
            call("posix_spawn_file_actions_init", actions, 0, 0);
            call("posix_spawnattr_init", attributes, 0, 0);
            try {
                if (folder.isPresent()) call("posix_spawn_file_actions_addchdir_np", actions, Sys.text(arena, folder.get()), 0);
                for (int i = 0; i < fds.length; i++) call("posix_spawn_file_actions_adddup2", actions, fds[i], i);
                call("posix_spawn_file_actions_addclosefrom_np", actions, fds.length, 0);
                var none = arena.allocate(128, 8);
                var all = arena.allocate(128, 8).fill((byte) 0xff);
                call("posix_spawnattr_setsigmask", attributes, none.address(), 0);
                call("posix_spawnattr_setsigdefault", attributes, all.address(), 0);
                int flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (newSession ? POSIX_SPAWN_SETSID : 0);
                call("posix_spawnattr_setflags", attributes, flags, 0);
                var pid = arena.allocate(8, 8);
                int error = call("posix_spawn", pid.address(), Sys.text(arena, path), actions, attributes, vector(arena, argv), vector(arena, env));
                return error == 0 ? pid.get(JAVA_INT, 0) : -error;
            } finally {
                call("posix_spawn_file_actions_destroy", actions, 0, 0);
                call("posix_spawnattr_destroy", attributes, 0, 0);
            }
        }
    }

    private static long vector(Arena arena, List<String> strings) {
        var vector = arena.allocate(JAVA_LONG, strings.size() + 1L);
        for (int i = 0; i < strings.size(); i++) vector.setAtIndex(JAVA_LONG, i, Sys.text(arena, strings.get(i)));
        return vector.address();
    }

    private static int call(String function, long a, long b, long c) {
        int error = call(function, a, b, c, 0, 0, 0);
        if (error != 0) throw new IllegalStateException(function + ": " + Errno.name(error));
        return 0;
    }

    private static int call(String function, long a, long b, long c, long d, long e, long f) {
        MemorySegment address = Linker.nativeLinker().defaultLookup().find(function).orElseThrow(
                () -> new UnsupportedOperationException(function + " is missing: the C library must be glibc 2.34 or newer"));
        try {
            return (int) Link.ANY.invokeExact(address, a, b, c, d, e, f);
        } catch (RuntimeException | Error x) {
            throw x;
        } catch (Throwable t) {
            throw new LinkageError(function, t);
        }
    }
}
