package io.jukung.runtime.conmon;

import io.jukung.kernel.MountEntry;
import io.jukung.kernel.Mounts;
import io.jukung.runtime.RuntimeChoice;
import io.jukung.runtime.RuntimeChoice.Way;
import io.jukung.runtime.conmon.RuntimeProbe.Found;
import io.jukung.runtime.spec.HostLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a probe of this host has found, kept for the next engine: to run a container at each start costs a third of the time
/// until the first answer. It holds as long as all it rests on is the same: the runtimes' files, the kernel, the mounted control groups
/// and their controllers, and what the engine is allowed. Anything else in the file, or none, means that the host is probed.
///
///     way, "copy" or "file", path, version, reason: a line each
///     then the circumstances
final class RememberedChoice {
    private static final int HEAD = 5;

    private final Path file;
    private final List<String> circumstances;

    private RememberedChoice(Path file, List<String> circumstances) {
        this.file = file;
        this.circumstances = circumstances;
    }

    /// @param candidates the runtimes' files, in the order in which they would be tried
    static RememberedChoice at(Path file, List<Path> candidates, HostLimits limits) throws IOException {
        var circumstances = new ArrayList<String>();
        for (var candidate : candidates) circumstances.add(candidate + " " + Files.size(candidate) + " " + Files.getLastModifiedTime(candidate));
        circumstances.add(limits.toString());
        for (var mount : Mounts.table()) {
            if (mount.fsType().startsWith("cgroup")) circumstances.add(mount.mountPoint() + " " + mount.root() + " " + mount.superOptions() + controllers(mount));
        }
        return new RememberedChoice(file, List.copyOf(circumstances));
    }

    private static String controllers(MountEntry mount) throws IOException {
        var controllers = mount.mountPoint().resolve("cgroup.controllers");
        return Files.exists(controllers) ? " " + Files.readString(controllers).strip() : "";
    }

    Optional<Found> recall() {
        try {
            var lines = Files.readAllLines(file);
            if (lines.size() < HEAD || !lines.subList(HEAD, lines.size()).equals(circumstances)) return Optional.empty();
            var path = Path.of(lines.get(2));
            var choice = new RuntimeChoice(String.valueOf(path.getFileName()), path, lines.get(3), Way.valueOf(lines.getFirst()), lines.get(4));
            return Optional.of(new Found(choice, OciProgram.known(path, lines.get(3), lines.get(1).equals("copy"))));
        } catch (IOException | IllegalArgumentException noneOrDamaged) {
            return Optional.empty();
        }
    }

    void keep(Found found) throws IOException {
        var choice = found.choice();
        var lines = new ArrayList<>(List.of(choice.way().name(), found.program().copied() ? "copy" : "file", choice.path().toString(), choice.version(),
                choice.reason().replace('\n', ' ')));
        lines.addAll(circumstances);
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, lines);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
