package io.jukung.runtime.cgroup;

import io.jukung.kernel.MountEntry;
import io.jukung.kernel.ProcessHandleFd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Takes a container's control group away from every tree, with the groups below it.
/// A group goes only when it is empty, so what still lives in it is ended first. Groups that are gone are no error.
public final class CgroupRemoval {
    private static final int SIGKILL = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CgroupRemoval() {}

    /// @param group as the container's spec names it, such as `/jukung/ID`: never a tree's root
    /// @param trees as `CgroupPaths.trees` gives them
    /// @throws IOException if a process in it does not end
    public static void remove(Path group, List<MountEntry> trees) throws IOException {
        var inside = Path.of("/").relativize(group.normalize());
        if (inside.toString().isEmpty()) throw new IllegalArgumentException("not the group of one container: " + group);
        for (var mount : trees) {
            var folder = mount.mountPoint().resolve(inside);
            if (Files.isDirectory(folder)) removeFolder(folder);
        }
    }

    private static void removeFolder(Path folder) throws IOException {
        long late = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                attempt(folder);
                return;
            } catch (NoSuchFileException gone) {
                return;
            } catch (IOException busy) {
                if (System.nanoTime() > late) throw new IOException("cannot remove control group " + folder + ": " + busy.getMessage(), busy);
                LockSupport.parkNanos(2_000_000);
            }
        }
    }

    private static void attempt(Path folder) throws IOException {
        try (var below = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var group : below) attempt(group);
        }
        for (var line : Files.readAllLines(folder.resolve("cgroup.procs"))) kill(Long.parseLong(line.strip()));
        Files.delete(folder);
    }

    private static void kill(long pid) throws IOException {
        var handle = ProcessHandleFd.open(pid);
        if (handle.isEmpty()) return;
        try (var process = handle.get()) {
            process.signal(SIGKILL);
        }
    }
}
