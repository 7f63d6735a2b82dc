package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/// What a terminal answers to `ioctl`.
public final class TerminalCalls {
    private static final long TIOCGPTN = 0x80045430L;
    private static final long TIOCSPTLCK = 0x40045431L;
    private static final long TIOCGWINSZ = 0x5413;
    private static final long TIOCSWINSZ = 0x5414;

    private TerminalCalls() {}

    /// Unlocks the other end of a pseudo-terminal, and tells its number.
    public static long unlock(int master) {
        try (var arena = Arena.ofConfined()) {
            var number = arena.allocate(4, 4);
            long result = Sys.call(Call.IOCTL, master, TIOCSPTLCK, number.address());
            if (result < 0) return result;
            result = Sys.call(Call.IOCTL, master, TIOCGPTN, number.address());
            return result < 0 ? result : number.get(ValueLayout.JAVA_INT, 0);
        }
    }

    public static long resize(int fd, int rows, int columns) {
        try (var arena = Arena.ofConfined()) {
            var size = arena.allocateFrom(ValueLayout.JAVA_SHORT, (short) rows, (short) columns, (short) 0, (short) 0);
            return Sys.call(Call.IOCTL, fd, TIOCSWINSZ, size.address());
        }
    }

    public static boolean isTerminal(int fd) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.IOCTL, fd, TIOCGWINSZ, arena.allocate(8, 2).address()) >= 0;
        }
    }
}
