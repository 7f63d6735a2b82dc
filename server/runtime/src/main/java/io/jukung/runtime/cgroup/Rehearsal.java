package io.jukung.runtime.cgroup;

import io.jukung.kernel.MountEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Moves the engine into the control group in which it is, as soon as a start is in sight and for a moment after.
///
/// The first move of a process after a pause waits for the kernel, 5 to 20 ms (a grace period of RCU, for the lock that keeps
/// threads from being made meanwhile); moves in the next 15 ms do not. So the wait passes while the container is being prepared,
/// and what follows it soon, as in a script, does not wait at all. A move costs some 30 us. Whatever fails here only costs the
/// time that was to be saved.
public final class Rehearsal {
    private static final long PERIOD = Duration.ofMillis(8).toNanos();
    private static final long LASTING = Duration.ofMillis(200).toNanos();

    private final List<MountEntry> trees;
    private long until;
    private boolean going;

    /// @param trees as `CgroupPaths.trees` gives them
    public Rehearsal(List<MountEntry> trees) {
        this.trees = trees;
    }

    /// Returns at once.
    public synchronized void begin() {
        until = System.nanoTime() + LASTING;
        if (going) return;
        going = true;
        Thread.ofPlatform().daemon().name("rehearsal").start(this::moves);
    }

    private void moves() {
        long self = ProcessHandle.current().pid();
        try (var group = group(self)) {
            var pid = ByteBuffer.wrap(String.valueOf(self).getBytes(StandardCharsets.US_ASCII));
            do {
                group.write(pid.rewind());
                LockSupport.parkNanos(PERIOD);
            } while (goesOn());
        } catch (IOException | RuntimeException notAllowedHere) {
            stop();
        }
    }

    private synchronized boolean goesOn() {
        going = System.nanoTime() < until;
        return going;
    }

    private synchronized void stop() {
        going = false;
    }

    private FileChannel group(long self) throws IOException {
        var folder = CgroupPaths.of(self, trees).controller("pids").orElseThrow(() -> new IOException("no control group"));
        return FileChannel.open(folder.resolve("cgroup.procs"), StandardOpenOption.WRITE);
    }
}
