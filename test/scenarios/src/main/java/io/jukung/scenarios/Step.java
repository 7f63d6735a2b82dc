package io.jukung.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// One thing a scenario does, with what is expected of it. A command that says nothing of its exit code must end with 0.
sealed interface Step {
    /// Where it stands in the script.
    int line();

    /// A shell line; a line of the client's is one that begins with `client`.
    record Command(int line, String text, String stdin, OptionalInt exit, List<Check> checks) implements Step {
        public Command {
            checks = List.copyOf(checks);
        }
    }

    /// The engine ends as by `kill -9`.
    record KillEngine(int line) implements Step {}

    /// The engine starts again on the same folders.
    record StartEngine(int line) implements Step {}

    /// What the output (both streams) must show, or how long the command may take.
    sealed interface Check {
        record Shows(Pattern pattern) implements Check {}

        record Hides(Pattern pattern) implements Check {}

        /// The command is repeated until its output shows this, within a limit.
        record Comes(Pattern pattern) implements Check {}

        record Takes(Duration least, Duration most) implements Check {}
    }
}
