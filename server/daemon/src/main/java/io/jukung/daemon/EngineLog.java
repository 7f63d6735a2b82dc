package io.jukung.daemon;

import io.jukung.base.Problem;
import io.jukung.notation.Timestamps;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// The engine's log: a line of `key=value` pairs for each thing, to stderr. Any thread may call.
public final class EngineLog {
    private static final List<String> LEVELS = List.of("debug", "info", "warn", "error", "fatal");
    private final PrintStream out;
    private final InstantSource clock;
    private final int least;

    public EngineLog(PrintStream out, InstantSource clock, String level) {
        if (!LEVELS.contains(level.toLowerCase(Locale.ROOT))) {
            throw new Problem.Invalid("unable to parse logging level: " + level, "use one of " + String.join(", ", LEVELS));
        }
        this.out = out;
        this.clock = clock;
        this.least = LEVELS.indexOf(level.toLowerCase(Locale.ROOT));
    }

    public void info(String message) {
        line("info", message);
    }

    public void warn(String message) {
        line("warn", message);
    }

    /// A failure nobody waits for; with its trace where debugging is on.
    public void trouble(Throwable failure) {
        line("error", failure instanceof Problem problem ? problem.message() : failure.toString());
        if (least == 0) failure.printStackTrace(out);
    }

    private void line(String level, String message) {
        if (LEVELS.indexOf(level) < least) return;
        out.println("time=" + Timestamps.print(clock.instant()) + " level=" + level + " msg=\"" + message.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"");
    }
}
