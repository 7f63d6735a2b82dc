package io.jukung.runtime.cgroup;

import io.jukung.kernel.MountEntry;
import io.jukung.kernel.NativeThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Moves the engine into the control group in which it is.
///
/// The first move of a process after a pause waits for the kernel, 5 to 20 ms (a grace period of RCU, for the lock that keeps
/// threads from being made meanwhile); moves in the next 15 ms do not. Done as soon as a start is in sight, the wait passes while
/// the container is being prepared. Whatever fails here only costs the time that was to be saved.
public final class Rehearsal {
    private final List<MountEntry> trees;
    private final AtomicBoolean going = new AtomicBoolean();

    /// @param trees as `CgroupPaths.trees` gives them
    public Rehearsal(List<MountEntry> trees) {
        this.trees = trees;
    }

    /// Returns at once; while one is under way another is not begun.
    public void begin() {
        if (!going.compareAndSet(false, true)) return;
        Thread.startVirtualThread(() -> {
            try {
                NativeThreads.run(this::move);
            } catch (Exception e) {
                // not allowed here
            } finally {
                going.set(false);
            }
        });
    }

    private Path move() throws IOException {
        long self = ProcessHandle.current().pid();
        var groups = CgroupPaths.of(self, trees);
        var folder = groups.controller("pids").orElseThrow(() -> new IOException("no control group"));
        return Files.writeString(folder.resolve("cgroup.procs"), String.valueOf(self));
    }
}
