package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.MountCalls;
import io.jukung.kernel.ffi.ProcessCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Work done in other namespaces than the engine's own: each piece on a platform thread made for it, which ends with it.
///
/// What the work starts with `Spawn` inherits the thread's namespaces; sockets it opens stay in them. The work must neither
/// start nor wake virtual threads: the scheduler might start a carrier thread from there, which would inherit them too.
public final class Namespaces {
    /// A piece of work with a result.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws Exception;
    }

    private static final long MS_BIND = 4096;
    private static final long MS_REC = 16384;

    private Namespaces() {}

    /// What is done with a new network namespace by a thread that is already in it. A socket opened before stays outside.
    @FunctionalInterface
    public interface Links {
        void set(Netlink outside, Netlink inside) throws IOException;
    }

    /// Makes a network namespace that lives as long as `file`, on which it is mounted. Its loopback is up.
    public static void createNetwork(Path file) throws IOException {
        createNetwork(file, (_, _) -> { });
    }

    /// Makes a network namespace that lives as long as `file`, on which it is mounted. Its loopback is up, and whatever
    /// else `links` wants is set: all on one thread, since to come back into a namespace costs more than to stay.
    /// If any of it fails, the namespace is gone again.
    public static void createNetwork(Path file, Links links) throws IOException {
        Fd.close(Fd.open(file, Fd.WRITE | Fd.CREATE | Fd.EXCLUSIVE, 0444));
        try {
            io("netns", () -> {
                try (var home = Home.network(); var outside = Netlink.open()) {
                    check(ProcessCalls.unshare(ProcessCalls.CLONE_NEWNET), "unshare", "the network");
                    check(MountCalls.mount("/proc/thread-self/ns/net", file.toString(), "", MS_BIND, ""), "mount network namespace", file);
                    try (var inside = Netlink.open()) {
                        inside.up(inside.index("lo"));
                        links.set(outside, inside);
                    }
                    return true;
                }
            });
        } catch (IOException | RuntimeException e) {
            removeNetwork(file);
            throw e;
        }
    }

    /// Lets go of the namespace: it ends with its last process, and its links vanish a little later. No error if it is gone.
    public static void removeNetwork(Path file) throws IOException {
        NativeThreads.io(() -> {
            long result = MountCalls.unmount(file.toString(), 2);
            if (result != -Errno.EINVAL && result != -Errno.ENOENT) check(result, "unmount", file);
            return Files.deleteIfExists(file);
        });
    }

    /// Runs the work in the network namespace at `file`.
    public static <T> T insideNetwork(Path file, Work<T> work) throws Exception {
        return NativeThreads.fresh("in " + file.getFileName(), () -> {
            try (var home = Home.network()) {
                int fd = Fd.open(file, Fd.READ, 0);
                try {
                    check(ProcessCalls.enter(fd, ProcessCalls.CLONE_NEWNET), "enter network namespace", file);
                } finally {
                    Fd.close(fd);
                }
                return work.run();
            }
        });
    }

    /// Runs the work in a copy of the mount namespace, from which the mounts at the given paths are taken away first.
    /// The host keeps them; paths that are no mount points are passed over.
    public static <T> T insideMountCopy(List<Path> unmountThere, Work<T> work) throws Exception {
        return NativeThreads.fresh("in mount copy", () -> {
            try (var home = Home.mounts()) {
                check(ProcessCalls.unshare(ProcessCalls.CLONE_NEWNS), "unshare", "the mounts");
                for (var path : unmountThere) takeAway(path.toAbsolutePath().normalize());
                return work.run();
            }
        });
    }

    /// Runs the work with `root` as the root folder of its thread. The work must not be the first to use a class:
    /// its jar would be looked for under the new root.
    public static <T> T insideRoot(Path root, Work<T> work) throws Exception {
        return NativeThreads.fresh("in " + root.getFileName(), () -> {
            try (var home = Home.mounts()) {
                check(FileCalls.changeRoot(root.toString()), "change root", root);
                check(FileCalls.changeFolder("/"), "change to", "/");
                return work.run();
            }
        });
    }

    /// An unmount travels to the peers of the *parent* mount, so that one is made private first; and whatever is mounted
    /// below travels to the peers of the mount itself.
    private static void takeAway(Path path) throws IOException {
        while (Mounts.isMountPoint(path)) {
            makePrivate(mountAbove(path), false);
            makePrivate(path, true);
            check(MountCalls.unmount(path.toString(), 2), "unmount", path);
        }
    }

    /// The mount point nearest above. Asked of the kernel: reading the mount table takes longer the more containers there are.
    private static Path mountAbove(Path path) throws IOException {
        var above = Optional.ofNullable(path.getParent()).orElse(path);
        while (above.getParent() != null && !Mounts.isMountPoint(above)) above = above.getParent();
        return above;
    }

    private static void makePrivate(Path path, boolean recursive) throws IOException {
        check(MountCalls.mount("", path.toString(), "", Propagation.PRIVATE.flag | (recursive ? MS_REC : 0), ""), "make private", path);
    }

    private static <T> void io(String name, NativeThreads.Io<T> work) throws IOException {
        try {
            NativeThreads.fresh(name, work::run);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
