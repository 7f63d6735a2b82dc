package io.jukung.daemon;

import io.jukung.base.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folders of one engine, held by a lock so that no other engine uses them at the same time:
///
///     DATA-ROOT/                 what must last
///       engine.lock, engine-id
///       content/                 blobs by digest, an OCI layout
///       snapshots/               layers and the containers' own tops
///       images/                  names and what they lead to
///       containers/              a folder for each
///       network/                 ids of the networks
///       runtime-choice           the OCI runtime that was found to work here
///       events.jsonl             the journal
///     EXEC-ROOT/                 what a boot may empty: sockets, namespaces, runtime state
final class DataRoot implements AutoCloseable {
    private final Path data;
    private final Path exec;
    private final FileChannel channel;
    private final FileLock lock;

    private DataRoot(Path data, Path exec, FileChannel channel, FileLock lock) {
        this.data = data;
        this.exec = exec;
        this.channel = channel;
        this.lock = lock;
    }

    /// @throws Problem.Conflict if another engine has it
    static DataRoot hold(Path data, Path exec) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x---"));
        if (Files.notExists(data)) Files.createDirectories(data, mode);
        Files.createDirectories(exec);
        var channel = FileChannel.open(data.resolve("engine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) return new DataRoot(data, exec, channel, lock);
        } catch (OverlappingFileLockException e) {
            // the same JVM has it: told below
        }
        channel.close();
        throw new Problem.Conflict("another engine uses " + data, "stop it, or give this one --data-root and --exec-root of its own");
    }

    Path content() {
        return data.resolve("content");
    }

    Path snapshots() {
        return data.resolve("snapshots");
    }

    Path images() {
        return data.resolve("images");
    }

    Path scratch() {
        return data.resolve("scratch");
    }

    Path networkState() {
        return data.resolve("network");
    }

    Path networkRun() {
        return exec.resolve("network");
    }

    Path runtimeRun() {
        return exec.resolve("runtime");
    }

    Path runtimeChoice() {
        return data.resolve("runtime-choice");
    }

    Path journal() {
        return data.resolve("events.jsonl");
    }

    Path engineId() {
        return data.resolve("engine-id");
    }

    Path root() {
        return data;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        channel.close();
    }
}
