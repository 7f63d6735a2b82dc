package io.jukung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One side of a measurement: an engine that answers on a socket. Those started here live in network and mount namespaces of their
/// own and end with `close`; one that was up before is only used.
final class Engine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Path socket;
    private Optional<Process> process;

    private Engine(String name, Path socket, Optional<Process> process) {
        this.name = name;
        this.socket = socket;
        this.process = process;
    }

    static Engine running(String name, Path socket) { return new Engine(name, socket, Optional.empty()); }

    /// Starts an engine by a shell line that finds its folder in `$ROOT` and its socket in `$SOCKET`, and waits for its first answer.
    /// What it keeps in `$ROOT/run` lies in memory, as `/run` does on a host.
    static Engine start(String name, String line, Path root) throws IOException {
        Files.createDirectories(root);
        var builder = new ProcessBuilder("setsid", "unshare", "-n", "-m", "--propagation", "private", "sh", "-c", "ip link set lo up; mkdir -p $ROOT/run && mount -t tmpfs tmpfs $ROOT/run; " + line);
        var socket = root.resolve("sock");
        builder.environment().put("ROOT", root.toString());
        builder.environment().put("SOCKET", socket.toString());
        var log = root.resolveSibling(name + ".log").toFile();
        var engine = new Engine(name, socket, Optional.of(builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start()));
        if (!Waiting.until(PATIENCE, () -> Wire.answersPing(socket))) {
            engine.close();
            throw new IOException(name + " did not answer within " + PATIENCE.toSeconds() + " s: " + Files.readString(log.toPath()));
        }
        return engine;
    }

    /// Milliseconds from the start of the program to the first answered ping; the engine is ended again.
    static double startMillis(String name, String line, Path root) throws IOException {
        long began = System.nanoTime();
        try (var engine = start(name, line, root)) {
            return (System.nanoTime() - began) / 1e6;
        }
    }

    String name() { return name; }
    Path socket() { return socket; }

    /// Memory that the engine and what it keeps running beside it have for themselves, in MiB, once they rest.
    double restingMemory() throws IOException {
        return Memory.resting(process.orElseThrow(() -> new IOException(name + " was not started here")).toHandle());
    }

    @Override
    public void close() throws IOException {
        if (process.isEmpty()) return;
        var running = process.get();
        process = Optional.empty();
        running.destroy();
        try {
            if (!running.waitFor(30, TimeUnit.SECONDS)) running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(socket);
    }
}
