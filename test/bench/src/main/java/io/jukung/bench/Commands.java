package io.jukung.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs run to their end: for what they say, or for how long they took.
final class Commands {
    private static final long LIMIT_SECONDS = 120;

    private Commands() {}

    /// What a program printed, without the last line end; a failure is an error with its words.
    static String said(String... words) throws IOException, InterruptedException {
        return finish(new ProcessBuilder(words), List.of(words));
    }

    /// Milliseconds that a client took with one engine, from its start to its end.
    static double millis(String client, Path socket, Path config, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        line.add(client);
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line);
        builder.environment().put("DOCKER_HOST", "unix://" + socket);
        builder.environment().put("DOCKER_CONFIG", config.toString());
        builder.environment().remove("DOCKER_CONTEXT");
        long began = System.nanoTime();
        finish(builder, line);
        return (System.nanoTime() - began) / 1e6;
    }

    private static String finish(ProcessBuilder builder, List<String> line) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        if (process.waitFor() != 0) throw new IOException("'" + String.join(" ", line) + "' ended with " + process.exitValue() + ": " + said);
        return said;
    }
}
