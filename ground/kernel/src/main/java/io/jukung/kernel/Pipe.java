package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/// A pipe. Give one end to a child by its number and close it here; read or write the other as a stream.
/// The end that is used as a stream becomes non-blocking, the other stays as it is. Closing an end twice is no error.
public final class Pipe implements AutoCloseable {
    private final int readEnd;
    private final int writeEnd;
    private final AtomicBoolean readClosed = new AtomicBoolean();
    private final AtomicBoolean writeClosed = new AtomicBoolean();

    private Pipe(int readEnd, int writeEnd) {
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
    }

    public static Pipe open() throws IOException {
        var ends = new int[2];
        check(FileCalls.pipe(ends), "open", "pipe");
        return new Pipe(ends[0], ends[1]);
    }

    public int readEnd() {
        return readEnd;
    }

    public int writeEnd() {
        return writeEnd;
    }

    public InputStream input() throws IOException {
        check(FileCalls.nonBlocking(readEnd), "make non-blocking", "pipe");
        return new FdInput(readEnd, this::closeReadEnd);
    }

    public OutputStream output() throws IOException {
        check(FileCalls.nonBlocking(writeEnd), "make non-blocking", "pipe");
        return new FdOutput(writeEnd, this::closeWriteEnd);
    }

    public void closeReadEnd() {
        if (readClosed.compareAndSet(false, true)) Fd.close(readEnd);
    }

    public void closeWriteEnd() {
        if (writeClosed.compareAndSet(false, true)) Fd.close(writeEnd);
    }

    @Override
    public void close() {
        closeReadEnd();
        closeWriteEnd();
    }
}
