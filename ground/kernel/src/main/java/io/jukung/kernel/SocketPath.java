package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.SocketCalls;
import java.io.IOException;
import java.nio.file.Path;

/// The name of a Unix socket in a form that fits its address: a long path is gone through a descriptor of its folder.
/// Close it when the socket is connected or bound.
record SocketPath(String name, int folder) implements AutoCloseable {
    static SocketPath of(Path socket) throws IOException {
        var whole = socket.toAbsolutePath();
        var parent = whole.getParent();
        if (parent == null || whole.toString().getBytes(UTF_8).length <= SocketCalls.LONGEST_PATH) return new SocketPath(whole.toString(), -1);
        int fd = (int) check(FileCalls.open(parent.toString(), Fd.PATH | Fd.FOLDER, 0), "open", parent);
        return new SocketPath("/proc/self/fd/" + fd + "/" + whole.getFileName(), fd);
    }

    @Override
    public void close() {
        if (folder >= 0) FileCalls.close(folder);
    }
}
