package io.jukung.scenarios;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs shell lines, each with a limit, optionally inside a stage's namespaces. Output goes through a file, so that a
/// background process that keeps the stream open holds nobody up.
public record Shell(List<String> prefix, Path folder, Map<String, String> environment) {
    public record Outcome(int exit, String output, Duration took) {}

    static final Duration LIMIT = Patience.seconds(60);

    public Shell {
        prefix = List.copyOf(prefix);
        environment = Map.copyOf(environment);
    }

    public Outcome run(String line, String stdin) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", "");
        long begin = System.nanoTime();
        try {
            var process = builder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            try (var in = process.getOutputStream()) {
                in.write(stdin.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The command did not read what it was given: its own affair, and its output tells.
            }
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Outcome(-1, Files.readString(output, StandardCharsets.ISO_8859_1) + "\n(no end within " + LIMIT.toSeconds() + " s)", LIMIT);
            }
            return new Outcome(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8), Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    public String must(String line) throws IOException, InterruptedException {
        var outcome = run(line, "");
        if (outcome.exit() != 0) throw new IOException("'" + line + "' ended with " + outcome.exit() + ": " + outcome.output().strip());
        return outcome.output();
    }

    /// Starts a line that goes on, its output in a log.
    public Process start(String line, Path log) throws IOException {
        return builder(line).redirectErrorStream(true).redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    private ProcessBuilder builder(String line) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of("sh", "-c", line));
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return builder;
    }
}
