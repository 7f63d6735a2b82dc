package io.jukung.engine.life;

import io.jukung.base.Problem;
import java.util.List;
import java.util.Locale;

/// A signal by its Linux number (signal(7)); x86-64 and arm64 share them.
record Signal(int number) {
    private static final List<String> NAMES = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
            "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "IO", "PWR", "SYS");
    static final Signal KILL = new Signal(9);
    static final Signal TERM = new Signal(15);

    /// Reads `9`, `KILL`, `SIGKILL`, `RTMIN+3`.
    static Signal parse(String text) {
        var name = text.toUpperCase(Locale.ROOT);
        if (name.startsWith("SIG")) name = name.substring(3);
        int at = NAMES.indexOf(name);
        if (at >= 0) return new Signal(at + 1);
        try {
            int number = name.equals("RTMIN") ? 34
                    : name.startsWith("RTMIN+") ? 34 + Integer.parseInt(name.substring(6))
                    : name.equals("RTMAX") ? 64
                    : name.startsWith("RTMAX-") ? 64 - Integer.parseInt(name.substring(6)) : Integer.parseInt(name);
            if (number > 0 && number <= 64) return new Signal(number);
        } catch (NumberFormatException e) {
            // falls through: the message below says what is wrong
        }
        throw new Problem.Invalid("Invalid signal: " + text, "use a name such as TERM or HUP, or a number from 1 to 64");
    }
}
