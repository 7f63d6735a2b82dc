package io.jukung.cli.command;

import io.jukung.base.Problem;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.io.PrintStream;
import java.util.Optional;

/// Prints what went wrong: Docker's words first, our advice on a line of its own.
public final class Errors {
    private Errors() {}

    /// @param prefix the program's name and a colon for `run`, nothing for others
    public static void print(PrintStream err, RuntimeException error, String prefix) {
        err.println(prefix + message(error));
        remedy(error).ifPresent(text -> err.println("Try: " + text));
    }

    public static String message(RuntimeException error) {
        return switch (error) {
            case EngineError answer when answer.message().startsWith("error from daemon in stream") -> answer.message();
            case EngineError answer -> "Error response from daemon: " + answer.message();
            case EngineUnreachable nobody -> nobody.message();
            default -> String.valueOf(error.getMessage());
        };
    }

    private static Optional<String> remedy(RuntimeException error) {
        return switch (error) {
            case EngineError answer -> answer.remedy();
            case EngineUnreachable nobody -> nobody.remedy();
            case Problem problem -> problem.remedy();
            default -> Optional.empty();
        };
    }
}
