package io.jukung.runtime.cgroup;

import io.jukung.kernel.MountEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The group in which systemd keeps a service's processes, and the way out of it.
///
/// What watches over containers begins in the engine's group. That costs nothing, and a service that ends only its main
/// process spares it; but the next engine would find its own group peopled. So it is led out when it is adopted, rather than
/// at its start, where the move can make a run wait for the kernel.
public final class ServiceGroup {
    private static final String ELSEWHERE = "jukung.conmon";

    private ServiceGroup() {}

    /// Moves a process out of a service's group; one that is in none stays where it is.
    /// @param trees as `CgroupPaths.trees` gives them
    public static void leave(long pid, List<MountEntry> trees) throws IOException {
        for (var place : places(Files.readAllLines(Path.of("/proc/" + pid + "/cgroup")), trees)) {
            Files.createDirectories(place);
            Files.writeString(place.resolve("cgroup.procs"), String.valueOf(pid));
        }
    }

    /// Where to go in each tree by which systemd knows its services: the unified one, and its own of the old layout.
    static List<Path> places(List<String> lines, List<MountEntry> trees) {
        var places = new ArrayList<Path>();
        for (var line : lines) {
            var parts = line.split(":", 3);
            if (parts.length < 3 || !parts[2].contains(".service") || !(parts[1].isEmpty() || parts[1].equals("name=systemd"))) continue;
            CgroupPaths.find(parts[1], trees).ifPresent(m -> places.add(m.mountPoint().resolve(ELSEWHERE)));
        }
        return places;
    }
}
