package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.TreeCalls;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;

/// A file being written, straight to its descriptor. One thread.
public final class FileOut extends OutputStream {
    private final int fd;
    private final String path;
    private boolean closed;

    FileOut(int fd, String path) {
        this.fd = fd;
        this.path = path;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (closed) throw new IOException("stream closed");
        for (int done = 0; done < length; ) done += (int) check(FileCalls.write(fd, bytes, offset + done, length - done), "write", path);
    }

    /// Gives the file all that it is besides its bytes, whatever its name leads to by now. Owner first: a change of it clears
    /// mode bits and capabilities.
    public void finish(int uid, int gid, int mode, Map<String, byte[]> attributes, long seconds, int nanos) throws IOException {
        check(TreeCalls.changeOwner(fd, "", uid, gid), "lchown", path);
        for (var attribute : attributes.entrySet()) Node.tryAttribute(fd, attribute.getKey(), attribute.getValue(), path);
        check(TreeCalls.changeMode(fd, mode), "chmod", path);
        check(TreeCalls.setTimes(fd, "", seconds, nanos), "set times", path);
    }

    @Override
    public void close() {
        if (!closed) FileCalls.close(fd);
        closed = true;
    }
}
