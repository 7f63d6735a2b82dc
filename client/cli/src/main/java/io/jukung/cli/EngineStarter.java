package io.jukung.cli;

import io.jukung.base.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts an engine when nobody answers on the default socket: once, however many clients come at the same time.
///
/// The command is the launcher's; it must put the engine into a session and cgroup of its own.
final class EngineStarter {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Path LOG = Path.of("/var/lib/jukung/engine.log");

    /// Finds out whether an engine answers.
    interface Probe {
        boolean answers();
    }

    private final List<String> command;
    private final Path runFolder;
    private final Probe probe;

    EngineStarter(List<String> command, Path runFolder, Probe probe) {
        this.command = List.copyOf(command);
        this.runFolder = runFolder;
        this.probe = probe;
    }

    /// Returns once an engine answers.
    /// @return whether this call started it
    boolean start() throws IOException {
        Files.createDirectories(runFolder);
        try (var channel = FileChannel.open(runFolder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (probe.answers()) return false;
            Files.createDirectories(LOG.getParent());
            var log = ProcessBuilder.Redirect.appendTo(LOG.toFile());
            var process = new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectOutput(log).redirectError(log).start();
            await(process);
            return true;
        }
    }

    /// The engine's socket comes into the folder; it may take a moment more until it answers.
    private void await(Process process) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var changes = runFolder.getFileSystem().newWatchService()) {
            runFolder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            while (System.nanoTime() < end) {
                if (answers(process)) return;
                Optional.ofNullable(changes.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS)).ifPresent(WatchKey::reset);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the engine starts", e);
        }
        throw new Problem.Unavailable("the engine did not answer within " + PATIENCE.toSeconds() + " s", "read " + LOG);
    }

    private boolean answers(Process process) {
        if (probe.answers()) return true;
        if (!process.isAlive() && process.exitValue() != 0) {
            throw new Problem.Unavailable("the engine ended with code " + process.exitValue() + " as it started", "read " + LOG);
        }
        return false;
    }
}
