package io.jukung.engine;

import io.jukung.base.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// A signal by its Linux number (signal(7)); x86-64 and arm64 share them.
public record Signal(int number) {
    private static final List<String> NAMES = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
            "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "IO", "PWR", "SYS");
    private static final Map<String, Integer> OTHER_NAMES = Map.of("IOT", 6, "CLD", 17, "POLL", 29, "RTMIN", 34, "RTMAX", 64);
    private static final int LEAST_REAL_TIME = 34;
    private static final int MOST = 64;
    public static final Signal KILL = new Signal(9);
    public static final Signal TERM = new Signal(15);

    /// Reads `9`, `KILL`, `SIGKILL`, `RTMIN+3`.
    /// @throws Problem.Invalid in Docker's words
    public static Signal parse(String text) {
        var number = number(text);
        if (number.isPresent() && (number.getAsInt() < 0 || number.getAsInt() > MOST)) {
            throw new Problem.Invalid("the linux daemon does not support signal " + number.getAsInt(), "use a number from 1 to 64");
        }
        if (number.isEmpty() || number.getAsInt() == 0) {
            throw new Problem.Invalid("invalid signal: " + text, "use a name such as TERM or HUP, or a number from 1 to 64");
        }
        return new Signal(number.getAsInt());
    }

    private static OptionalInt number(String text) {
        var name = text.toUpperCase(Locale.ROOT);
        if (name.startsWith("SIG")) name = name.substring(3);
        int at = NAMES.indexOf(name);
        if (at >= 0) return OptionalInt.of(at + 1);
        if (OTHER_NAMES.containsKey(name)) return OptionalInt.of(OTHER_NAMES.getOrDefault(name, 0));
        try {
            if (name.startsWith("RTMIN+")) return realTime(LEAST_REAL_TIME + Integer.parseInt(name.substring(6)), true);
            if (name.startsWith("RTMAX-")) return realTime(MOST - Integer.parseInt(name.substring(6)), false);
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /// Docker counts half of them from below and half from above.
    private static OptionalInt realTime(int number, boolean below) {
        boolean known = below ? number > LEAST_REAL_TIME && number <= LEAST_REAL_TIME + 15 : number < MOST && number >= MOST - 14;
        return known ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /// `SIGKILL`, `SIGRTMIN+3`
    public String name() {
        if (number >= 1 && number <= NAMES.size()) return "SIG" + NAMES.get(number - 1);
        return number == LEAST_REAL_TIME ? "SIGRTMIN" : "SIGRTMIN+" + (number - LEAST_REAL_TIME);
    }
}
