package io.jukung.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What a command sees of the world besides the engine: three streams, variables, a folder, the time, and whether people look on.
///
/// @param terminals which of stdin, stdout and stderr are terminals
public record Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Path folder, Clock clock,
        Terminals terminals) implements io.jukung.cli.create.Surroundings {
    public Console {
        environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> variable(String name) { return Optional.ofNullable(environment.get(name)); }

    /// Asked only when it matters: finding out costs a look into /proc.
    public interface Terminals {
        boolean stdin();

        boolean stdout();

        boolean stderr();
    }
}
