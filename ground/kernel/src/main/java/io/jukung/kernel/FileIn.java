package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A file being read, straight from its descriptor. One thread.
public final class FileIn extends InputStream {
    private final int fd;
    private final String path;
    private boolean closed;

    FileIn(int fd, String path) {
        this.fd = fd;
        this.path = path;
    }

    /// What was really opened: another may have taken the name since it was looked at.
    public Stat stat() throws IOException {
        return Node.stat(fd, path);
    }

    /// Those of these extended attributes that it has.
    public Map<String, byte[]> attributes(List<String> names) throws IOException {
        return Node.attributes(fd, names, path);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (closed) throw new IOException("stream closed");
        if (length == 0) return 0;
        int n = (int) check(FileCalls.read(fd, bytes, offset, length), "read", path);
        return n == 0 ? -1 : n;
    }

    @Override
    public void close() {
        if (!closed) FileCalls.close(fd);
        closed = true;
    }
}
