package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/// File descriptors, as plain numbers. All are closed on exec; whoever opens one closes it.
public final class Fd {
    public static final int READ = 0;
    public static final int WRITE = 1;
    public static final int READ_WRITE = 2;
    public static final int CREATE = 0x40;
    public static final int EXCLUSIVE = 0x80;
    /// Never become this process's terminal.
    public static final int NO_TERMINAL = 0x100;
    public static final int TRUNCATE = 0x200;
    public static final int APPEND = 0x400;
    public static final int NON_BLOCKING = 0x800;
    public static final int FOLDER = Machine.O_DIRECTORY;
    public static final int NO_FOLLOW = Machine.O_NOFOLLOW;
    /// A handle of the place only: it can neither be read nor written.
    public static final int PATH = 0x200000;

    private Fd() {}

    /// Reads the descriptor, parking while there is nothing; makes it non-blocking, and closes it when closed itself.
    /// A terminal whose other end is gone has ended.
    public static InputStream input(int fd) throws IOException {
        check(FileCalls.nonBlocking(fd), "make non-blocking", "descriptor " + fd);
        return new FdInput(fd, () -> close(fd));
    }

    /// Writes the descriptor, parking while it is full; makes it non-blocking, and closes it when closed itself.
    public static OutputStream output(int fd) throws IOException {
        check(FileCalls.nonBlocking(fd), "make non-blocking", "descriptor " + fd);
        return new FdOutput(fd, () -> close(fd));
    }

    public static void close(int fd) {
        Poller.forget(fd);
        FileCalls.close(fd);
    }

    public static int open(Path path, int flags, int mode) throws IOException {
        return NativeThreads.io(() -> (int) check(FileCalls.open(path.toString(), flags, mode), "open", path));
    }

    /// Takes over a descriptor that was open when this process began: never waited on, and not handed on to children.
    public static void adopt(int fd) throws IOException {
        check(FileCalls.nonBlocking(fd), "take over", "descriptor " + fd);
        check(FileCalls.closeOnExec(fd), "take over", "descriptor " + fd);
    }

    public static int dup(int fd) throws IOException {
        return (int) check(FileCalls.duplicate(fd, 3), "duplicate", "descriptor " + fd);
    }

    /// Opens /dev/null for reading and writing.
    public static int devNull() throws IOException {
        return (int) check(FileCalls.open("/dev/null", READ_WRITE, 0), "open", "/dev/null");
    }
}
