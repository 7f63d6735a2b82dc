package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A pipe. Give one end to a child by its number and close it here; read or write the other as a stream.
/// The end that is used as a stream becomes non-blocking, the other stays as it is. Closing an end twice is no error.
public final class Pipe implements AutoCloseable {
    private final int readEnd;
    private final int writeEnd;
    private final AtomicBoolean readClosed = new AtomicBoolean();
    private final AtomicBoolean writeClosed = new AtomicBoolean();
    private Optional<FdInput> input = Optional.empty();
    private Optional<FdOutput> output = Optional.empty();

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

    /// @throws IOException if the end is closed: its number may be another file's by now
    public synchronized InputStream input() throws IOException {
        if (readClosed.get()) throw new IOException("the pipe is closed");
        check(FileCalls.nonBlocking(readEnd), "make non-blocking", "pipe");
        var stream = new FdInput(readEnd, this::releaseReadEnd);
        input = Optional.of(stream);
        return stream;
    }

    /// @throws IOException if the end is closed
    public synchronized OutputStream output() throws IOException {
        if (writeClosed.get()) throw new IOException("the pipe is closed");
        check(FileCalls.nonBlocking(writeEnd), "make non-blocking", "pipe");
        var stream = new FdOutput(writeEnd, this::releaseWriteEnd);
        output = Optional.of(stream);
        return stream;
    }

    /// Where a stream reads the end, the stream is closed: it may be at work in another thread, which must not go on with the bare number.
    public synchronized void closeReadEnd() {
        input.ifPresentOrElse(FdInput::close, this::releaseReadEnd);
    }

    public synchronized void closeWriteEnd() {
        output.ifPresentOrElse(FdOutput::close, this::releaseWriteEnd);
    }

    private void releaseReadEnd() {
        if (readClosed.compareAndSet(false, true)) Fd.close(readEnd);
    }

    private void releaseWriteEnd() {
        if (writeClosed.compareAndSet(false, true)) Fd.close(writeEnd);
    }

    @Override
    public void close() {
        closeReadEnd();
        closeWriteEnd();
    }
}
