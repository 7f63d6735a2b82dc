package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.MountCalls;
import io.jukung.kernel.ffi.NodeCalls;
import io.jukung.kernel.ffi.ProcessCalls;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A root folder together with what is mounted in it, reached through one open folder.
///
/// The mounts stand in a namespace of their own that nobody lives in and that holds nothing else: the host never sees them,
/// and closing the view, or the death of this process, takes them all away. Places that are missing are made.
/// Who asks for a path `inRoot` of `root` gets what a process with this root would get, and never anything outside.
public final class RootView implements Closeable {
    /// What to mount, and where. `source` is a path of the host.
    public record Bind(Path source, String target, boolean writable) {}

    /// A process that has this root as its own, and the places where file systems of its own are to be taken from it.
    public record Inhabitant(long pid, List<String> places) {
        public Inhabitant {
            places = List.copyOf(places);
        }
    }

    private static final int DETACH = 2;

    private final int namespace;
    private final Folder root;

    private RootView(int namespace, Folder root) {
        this.namespace = namespace;
        this.root = root;
    }

    /// @param path     a mount point
    /// @param binds    mounted in this order
    /// @param writable whether the root itself may be written to
    public static RootView open(Path path, List<Bind> binds, Optional<Inhabitant> inhabitant, boolean writable) throws IOException {
        try {
            return NativeThreads.fresh("view", () -> build(path, binds, inhabitant, writable));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Folders stacked on each other by overlayfs, topmost first, for reading.
    public static RootView stacked(List<Path> folders) throws IOException {
        try {
            return NativeThreads.fresh("stack", () -> {
                try (var home = Home.mounts()) {
                    check(ProcessCalls.unshare(ProcessCalls.CLONE_NEWNS), "unshare", "the mounts");
                    Mounts.propagation(Path.of("/"), Propagation.PRIVATE, true);
                    int namespace = Fd.open(Path.of("/proc/thread-self/ns/mnt"), Fd.READ, 0);
                    try {
                        var top = folders.getFirst();
                        if (folders.size() > 1) Mounts.overlayReadOnly(folders, top);
                        return new RootView(namespace, Folder.open(top));
                    } catch (IOException | RuntimeException e) {
                        FileCalls.close(namespace);
                        throw e;
                    }
                }
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public Folder root() {
        return root;
    }

    private static RootView build(Path path, List<Bind> binds, Optional<Inhabitant> inhabitant, boolean writable) throws IOException {
        try (var home = Home.mounts(); var lent = Lent.from(home, inhabitant, path)) {
            check(ProcessCalls.unshare(ProcessCalls.CLONE_NEWNS), "unshare", "the mounts");
            Mounts.propagation(Path.of("/"), Propagation.PRIVATE, true);
            var root = Folder.open(path);
            int namespace = -1;
            try {
                namespace = Fd.open(Path.of("/proc/thread-self/ns/mnt"), Fd.READ, 0);
                for (var bind : binds) mount(root, bind, namespace);
                for (var tree : lent.trees.entrySet()) attach(root, tree.getKey(), true, tree.getValue());
                if (!writable) check(MountCalls.readOnly(root.fd(), false), "make read-only", path);
            } catch (IOException | RuntimeException e) {
                root.close();
                if (namespace >= 0) FileCalls.close(namespace);
                throw e;
            }
            leaveTheRest(root.fd());
            return new RootView(namespace, root);
        }
    }

    private static void mount(Folder root, Bind bind, int namespace) throws IOException {
        var isFolder = FileNodes.stat(bind.source().toRealPath()).isFolder();
        int tree = (int) check(MountCalls.copyTree(bind.source().toString()), "mount", bind.source());
        try {
            if (!bind.writable()) check(MountCalls.readOnly(tree, true), "make read-only", bind.source());
            attach(root, bind.target(), isFolder, tree);
        } finally {
            FileCalls.close(tree);
        }
    }

    private static void attach(Folder root, String target, boolean isFolder, int tree) throws IOException {
        long place = root.resolve(target, Fd.PATH);
        if (place == -Errno.ENOENT) {
            make(root, target, isFolder);
            place = root.resolve(target, Fd.PATH);
        }
        int at = (int) check(place, "open", target);
        try {
            check(MountCalls.attach(tree, at), "mount", target);
        } finally {
            FileCalls.close(at);
        }
    }

    /// Makes a place to mount something, and the folders that lead there.
    private static void make(Folder root, String target, boolean isFolder) throws IOException {
        var names = Path.of("/").resolve(target).normalize();
        var done = "";
        for (int i = 0; i < names.getNameCount(); i++) {
            var name = names.getName(i).toString();
            boolean last = i == names.getNameCount() - 1;
            long found = root.resolve(done + "/" + name, Fd.PATH);
            if (found >= 0) {
                FileCalls.close((int) found);
            } else {
                try (var parent = root.inRoot(done)) {
                    if (last && !isFolder) parent.create(name).close();
                    else parent.makeFolder(name, 0755);
                }
            }
            done += "/" + name;
        }
    }

    /// Lets go of the copies of all other mounts of the host, which would keep them from ending. Where the kernel does not
    /// allow it (the host's root is the one it booted with), they stay for as long as the view does.
    /// From here to the way home nothing is used for the first time: the jar of its class would be looked for in a foreign root.
    private static void leaveTheRest(int root) {
        if (FileCalls.changeFolder(root) >= 0 && MountCalls.pivot() >= 0) MountCalls.unmount(".", DETACH);
    }

    @Override
    public void close() {
        root.close();
        FileCalls.close(namespace);
    }

    /// File systems that exist only in the inhabitant's namespace, fetched from there: detached, and not yet in any tree.
    private record Lent(Map<String, Integer> trees) implements AutoCloseable {
        static Lent from(Home home, Optional<Inhabitant> inhabitant, Path root) throws IOException {
            var lent = new Lent(new HashMap<>());
            if (inhabitant.isEmpty() || inhabitant.get().places().isEmpty()) return lent;
            var own = FileNodes.stat(root);
            long there = FileCalls.open("/proc/" + inhabitant.get().pid() + "/ns/mnt", Fd.READ, 0);
            if (there < 0) return lent;
            var fields = new long[11];
            boolean entered = ProcessCalls.enter((int) there, ProcessCalls.CLONE_NEWNS) >= 0;
            FileCalls.close((int) there);
            if (!entered) return lent;
            // a number that another process has taken over meanwhile leads to another root
            if (NodeCalls.stat("/", fields) >= 0 && fields[4] == own.ino() && fields[5] == own.dev()) fetch(inhabitant.get().places(), lent);
            check(ProcessCalls.enter(home.fd(), ProcessCalls.CLONE_NEWNS), "go back", "the namespace of the engine");
            return lent;
        }

        private static void fetch(List<String> places, Lent lent) {
            for (int i = 0; i < places.size(); i++) {
                if (NodeCalls.mountRoot(places.get(i)) != 1) continue;
                long tree = MountCalls.copyTree(places.get(i));
                if (tree >= 0) lent.trees.put(places.get(i), (int) tree);
            }
        }

        @Override
        public void close() {
            for (int tree : trees.values()) FileCalls.close(tree);
        }
    }
}
