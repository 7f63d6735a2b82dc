package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.MountCalls;
import io.jukung.kernel.ffi.NodeCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Mounts, made and undone in the mount namespace of the calling thread.
public final class Mounts {
    private static final int MNT_DETACH = 2;
    private static final int UMOUNT_NOFOLLOW = 8;
    private static final long MS_RDONLY = 1;
    private static final long MS_REMOUNT = 32;
    private static final long MS_BIND = 4096;
    private static final long MS_REC = 16384;
    private static final Map<String, Long> KEPT = Map.of("nosuid", 2L, "nodev", 4L, "noexec", 8L, "noatime", 1024L,
            "nodiratime", 2048L, "relatime", 1L << 21);

    private Mounts() {}

    /// Mounts an overlay: `lowers` topmost first, writes going to `upper`. Its options are written out, so that
    /// the upper folder reads the same on every kernel: no redirects, no files that are metadata only.
    /// Any number of lower folders will do; where the one page of options is too small, newer calls are used.
    public static void overlay(List<Path> lowers, Path upper, Path work, Path target) throws IOException {
        NativeThreads.io(() -> {
            Overlay.writable(lowers, upper, work).mount(target);
            return true;
        });
    }

    /// Mounts an overlay that nobody can write to; it takes two folders at least.
    public static void overlayReadOnly(List<Path> lowers, Path target) throws IOException {
        NativeThreads.io(() -> {
            Overlay.readOnly(lowers).mount(target);
            return true;
        });
    }

    public static void bind(Path source, Path target, boolean recursive) throws IOException {
        mount(source.toString(), target, "", MS_BIND | (recursive ? MS_REC : 0), "");
    }

    /// Makes the mount at `target` read-only; its other restrictions stay as they are.
    public static void remountReadOnly(Path target) throws IOException {
        long kept = 0;
        var at = target.toAbsolutePath().normalize();
        for (var entry : table()) {
            if (!entry.mountPoint().equals(at)) continue;
            kept = 0;
            for (var option : entry.options().split(",")) kept |= KEPT.getOrDefault(option, 0L);
        }
        mount("", target, "", MS_REMOUNT | MS_BIND | MS_RDONLY | kept, "");
    }

    public static void tmpfs(Path target, String options) throws IOException {
        mount("tmpfs", target, "tmpfs", 0, options);
    }

    /// The plain system call; empty strings stand for what is not given.
    public static void mount(String source, Path target, String type, long flags, String data) throws IOException {
        var what = type.isEmpty() ? source : type;
        NativeThreads.io(() -> check(MountCalls.mount(source, target.toString(), type, flags, data),
                what.isEmpty() ? "mount" : "mount " + what, target));
    }

    public static void propagation(Path target, Propagation propagation, boolean recursive) throws IOException {
        mount("", target, "", propagation.flag | (recursive ? MS_REC : 0), "");
    }

    /// Takes the topmost mount away at once; the kernel releases it when its last user is gone.
    public static void unmount(Path target) throws IOException {
        NativeThreads.io(() -> check(MountCalls.unmount(target.toString(), MNT_DETACH | UMOUNT_NOFOLLOW), "unmount", target));
    }

    /// False also for a path that does not exist.
    public static boolean isMountPoint(Path path) throws IOException {
        long answer = NodeCalls.mountRoot(path.toString());
        return answer != -Errno.ENOENT && check(answer, "look at", path) == 1;
    }

    /// The mount table of the calling thread's namespace, in the order of mounting.
    public static List<MountEntry> table() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/thread-self/mountinfo"))) {
            return lines.map(MountEntry::parse).toList();
        } catch (java.io.UncheckedIOException e) {
            throw new IOException("cannot read the mount table: " + e.getMessage(), e);
        }
    }
}
