package io.jukung.cli;

import io.jukung.cli.command.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Runs the program with everything around it made up: nobody at the terminal, a fixed time, an engine of the test's own.
final class Stage {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final RecordingEngine engine;

    Stage(RecordingEngine engine) { this.engine = engine; }

    int run(List<String> words) {
        var console = new Console(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of("HOME", "/home/sailor", "DOCKER_CONFIG", "/nonexistent"), Path.of("/tmp"),
                Clock.fixed(Instant.parse("2026-11-21T16:29:11Z"), ZoneOffset.UTC), new Console.Terminals() {
                    @Override public boolean stdin() { return false; }

                    @Override public boolean stdout() { return false; }

                    @Override public boolean stderr() { return false; }
                });
        return new Program(console, _ -> engine).run(words);
    }

    String output() { return out.toString(StandardCharsets.UTF_8); }

    String errors() { return err.toString(StandardCharsets.UTF_8); }
}
