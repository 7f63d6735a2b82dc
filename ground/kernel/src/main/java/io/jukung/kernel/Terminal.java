package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.TerminalCalls;
import java.io.IOException;
import java.nio.file.Path;

/// Pseudo-terminals.
public final class Terminal {
    private Terminal() {}

    public static Pty open() throws IOException {
        int master = Fd.open(Path.of("/dev/ptmx"), Fd.READ_WRITE | Fd.NO_TERMINAL, 0);
        try {
            return new Pty(master, Path.of("/dev/pts/" + check(TerminalCalls.unlock(master), "unlock", "terminal")));
        } catch (IOException e) {
            Fd.close(master);
            throw e;
        }
    }

    public static void resize(int fd, int rows, int columns) throws IOException {
        check(TerminalCalls.resize(fd, rows, columns), "resize", "terminal");
    }
}
