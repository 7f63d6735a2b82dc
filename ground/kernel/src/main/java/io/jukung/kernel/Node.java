package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.NodeCalls;
import io.jukung.kernel.ffi.TreeCalls;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A handle of one node of a file system: it stays with that node, whatever takes its name meanwhile.
public final class Node implements Closeable {
    private final int fd;
    private final String path;

    Node(int fd, String path) {
        this.fd = fd;
        this.path = path;
    }

    public Stat stat() throws IOException {
        return stat(fd, path);
    }

    static Stat stat(int fd, String path) throws IOException {
        var fields = new long[11];
        check(TreeCalls.stat(fd, "", fields), "lstat", path);
        return Stat.of(fields);
    }

    /// What the link says.
    public String readLink() throws IOException {
        var target = new byte[4096];
        return TreeCalls.text(target, check(TreeCalls.readLink(fd, "", target), "readlink", path));
    }

    /// Not for a link: the kernel keeps no mode for links.
    public void chmod(int mode) throws IOException {
        check(NodeCalls.changeMode(handle(fd), mode), "chmod", path);
    }

    public void chown(int uid, int gid) throws IOException {
        check(TreeCalls.changeOwner(fd, "", uid, gid), "lchown", path);
    }

    /// Sets the times of the last access and the last change.
    public void setTimes(long seconds, int nanos) throws IOException {
        check(TreeCalls.setTimes(fd, "", seconds, nanos), "set times", path);
    }

    /// Sets an extended attribute, if this file system and kind of node can have it.
    public void tryAttribute(String name, byte[] value) throws IOException {
        tryAttribute(fd, name, value, path);
    }

    static void tryAttribute(int fd, String name, byte[] value, String path) throws IOException {
        long result = NodeCalls.setAttributeThrough(handle(fd), name, value);
        boolean cannot = result == -Errno.EOPNOTSUPP || result == -Errno.EPERM && name.startsWith("user.");
        if (!cannot) check(result, "lsetxattr " + name, path);
    }

    /// Those of these extended attributes that it has.
    public Map<String, byte[]> attributes(List<String> names) throws IOException {
        return attributes(fd, names, path);
    }

    static Map<String, byte[]> attributes(int fd, List<String> names, String path) throws IOException {
        var found = new LinkedHashMap<String, byte[]>();
        for (var name : names) {
            var value = new byte[4096];
            long n = NodeCalls.attributeThrough(handle(fd), name, value);
            if (n == -Errno.ENODATA || n == -Errno.EOPNOTSUPP) continue;
            found.put(name, Arrays.copyOf(value, (int) check(n, "lgetxattr " + name, path)));
        }
        return found;
    }

    /// Where it is, as seen from the root of the namespace it lies in.
    public String whereabouts() throws IOException {
        return Files.readSymbolicLink(Path.of(handle(fd))).toString();
    }

    private static String handle(int fd) {
        return "/proc/self/fd/" + fd;
    }

    @Override
    public void close() {
        FileCalls.close(fd);
    }
}
