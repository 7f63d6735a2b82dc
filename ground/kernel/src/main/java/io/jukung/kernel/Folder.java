package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.TreeCalls;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An open folder, through which its tree is reached.
///
/// A `name` is one name in this folder, without slashes, and a link stands for itself; so whatever others do to the tree
/// meanwhile, what is done here stays inside of it. Only `inRoot` takes a whole path. The folder may lie in another mount
/// namespace than the caller's. Not for virtual threads: its calls are many and short, and made where they stand.
public final class Folder implements Closeable {
    private static final long RESOLVE_NO_MAGICLINKS = 0x02;
    private static final long RESOLVE_IN_ROOT = 0x10;
    private static final int ATTEMPTS = 64;
    /// As deep as a path can be written.
    private static final int DEEPEST = 2048;

    private final int fd;
    private final String path;

    Folder(int fd, String path) {
        this.fd = fd;
        this.path = path;
    }

    public static Folder open(Path path) throws IOException {
        return new Folder((int) check(FileCalls.open(path.toString(), Fd.FOLDER, 0), "open", path), path.toString());
    }

    /// Opens a path as if this folder were `/`: links, absolute ones too, and `..` never lead out of it. The last part may be a link.
    public Folder inRoot(String inside) throws IOException {
        return new Folder((int) check(resolve(inside, Fd.FOLDER), "open", inside), inside);
    }

    /// A handle of whatever is at a path inside this root. A link in the last place is followed only if a slash follows it.
    public Node nodeInRoot(String inside) throws IOException {
        return new Node((int) check(resolve(inside, Fd.PATH | Fd.NO_FOLLOW), "lstat", inside), inside);
    }

    /// The kernel says EAGAIN if something was renamed while it looked: it could not be sure of `..`.
    long resolve(String inside, int flags) {
        long result = -Errno.EAGAIN;
        for (int i = 0; i < ATTEMPTS && result == -Errno.EAGAIN; i++) {
            result = FileCalls.openBelow(fd, inside.isEmpty() ? "." : inside, flags, 0, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS);
        }
        return result;
    }

    int fd() {
        return fd;
    }

    public Folder folder(String name) throws IOException {
        return new Folder((int) check(TreeCalls.open(fd, name, Fd.FOLDER, 0), "open", below(name)), below(name));
    }

    /// A handle of whatever has this name.
    public Node node(String name) throws IOException {
        return new Node((int) check(TreeCalls.open(fd, name, Fd.PATH, 0), "open", below(name)), below(name));
    }

    /// Opens a file to read it.
    public FileIn read(String name) throws IOException {
        return new FileIn((int) check(TreeCalls.open(fd, name, Fd.NON_BLOCKING | Fd.NO_TERMINAL, 0), "open", below(name)), below(name));
    }

    /// Makes a file to write it; the name must be free.
    public FileOut create(String name) throws IOException {
        return new FileOut((int) check(TreeCalls.open(fd, name, Fd.WRITE | Fd.CREATE | Fd.EXCLUSIVE | Fd.NO_TERMINAL, 0600), "open", below(name)), below(name));
    }

    public Stat stat() throws IOException {
        var fields = new long[11];
        check(TreeCalls.stat(fd, "", fields), "lstat", path);
        return Stat.of(fields);
    }

    /// Empty if nothing has this name.
    public Optional<Stat> find(String name) throws IOException {
        var fields = new long[11];
        long result = TreeCalls.stat(fd, name, fields);
        if (result == -Errno.ENOENT) return Optional.empty();
        check(result, "lstat", below(name));
        return Optional.of(Stat.of(fields));
    }

    /// All names in it, in the order of the disk, without `.` and `..`.
    public List<String> names() throws IOException {
        var names = new ArrayList<String>();
        while (check(TreeCalls.names(fd, names::add), "read", path) > 0) continue;
        return names;
    }

    public String readLink(String name) throws IOException {
        var target = new byte[4096];
        return TreeCalls.text(target, check(TreeCalls.readLink(fd, name, target), "readlink", below(name)));
    }

    public void makeFolder(String name, int mode) throws IOException {
        check(TreeCalls.makeFolder(fd, name, mode), "mkdir", below(name));
    }

    public void makeLink(String name, String target) throws IOException {
        check(TreeCalls.makeLink(fd, name, target), "symlink", below(name));
    }

    /// Makes a device, FIFO or socket; `mode` holds its kind and its permissions, from which the umask is taken.
    public void makeNode(String name, int mode, int major, int minor) throws IOException {
        check(TreeCalls.makeNode(fd, name, mode, major, minor), "mknod", below(name));
    }

    public void hardLink(Folder from, String existing, String name) throws IOException {
        check(TreeCalls.hardLink(from.fd, existing, fd, name), "link", below(name));
    }

    /// Removes a name, and all below it. No error if it is gone.
    ///
    /// What is mounted there is spared, with EBUSY: the kernel would say so to processes of this mount namespace only, and take
    /// the mount away from those who live in it.
    public void remove(String name) throws IOException {
        remove(name, 0);
    }

    private void remove(String name, int depth) throws IOException {
        if (depth > DEEPEST) throw new IOException("cannot remove " + below(name).substring(0, 100) + "…: folders too deep");
        if (TreeCalls.mountRoot(fd, name) == 1) throw new ErrnoException("unlinkat", below(name), Errno.EBUSY);
        long result = TreeCalls.remove(fd, name, false);
        if (result == -Errno.EISDIR || result == -Errno.EPERM) {
            try (var folder = folder(name)) {
                for (var inner : folder.names()) folder.remove(inner, depth + 1);
            }
            result = TreeCalls.remove(fd, name, true);
        }
        if (result != -Errno.ENOENT) check(result, "unlinkat", below(name));
    }

    /// Sets the times of the last access and the last change.
    public void setTimes(String name, long seconds, int nanos) throws IOException {
        check(TreeCalls.setTimes(fd, name, seconds, nanos), "set times", below(name));
    }

    /// Extended attributes of this folder itself, those with these names that it has.
    public Map<String, byte[]> attributes(List<String> names) throws IOException {
        return Node.attributes(fd, names, path);
    }

    private String below(String name) {
        return path.endsWith("/") ? path + name : path + "/" + name;
    }

    @Override
    public void close() {
        FileCalls.close(fd);
    }
}
