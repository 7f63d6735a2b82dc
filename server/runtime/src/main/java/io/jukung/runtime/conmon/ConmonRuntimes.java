package io.jukung.runtime.conmon;

import io.jukung.base.Problem;
import io.jukung.kernel.Mounts;
import io.jukung.kernel.Propagation;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.RuntimeChoice.Way;
import io.jukung.runtime.cgroup.CgroupPaths;
import io.jukung.runtime.conmon.RuntimeProbe.Found;
import io.jukung.runtime.spec.HostLimits;
import io.jukung.runtime.spec.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the runtime of an engine.
public final class ConmonRuntimes {
    private ConmonRuntimes() {}

    /// @param run          on a file system in memory; survives the engine
    /// @param mounted      the folders under which root file systems and network namespaces are mounted for containers
    /// @param cgroupParent where containers go that name no other place, such as `/jukung`
    /// @param oci          the OCI runtime to use, by path or by name; empty looks for one that works
    /// @param memory       a file in which the one that was found is kept for the next time; empty looks each time
    /// @param deadline     for each call of the OCI runtime
    public record Settings(Path run, List<Path> mounted, String cgroupParent, Optional<Path> oci, Optional<Path> memory, Duration deadline) {
        public Settings {
            mounted = List.copyOf(mounted);
        }

        public static Settings of(Path run, Path mounted) {
            return new Settings(run, List.of(mounted), "/jukung", Optional.empty(), Optional.empty(), Duration.ofSeconds(60));
        }
    }

    /// Opens the folders and chooses an OCI runtime by running a process with it.
    /// @throws Problem.Unavailable if conmon is missing, or no OCI runtime works
    public static Runtime open(Settings settings) throws IOException {
        var conmon = RuntimeProbe.find("conmon").orElseThrow(() -> new Problem.Unavailable("conmon was not found on this host", "install the package conmon"));
        var places = new Places(settings.run());
        places.make();
        var unified = RuntimeProbe.unifiedTrees();
        var limits = HostLimits.read();
        var specs = new SpecBuilder(limits, settings.cgroupParent());
        var found = find(settings, limits, new RuntimeProbe(places, specs, unified));
        var choice = found.choice();
        if (choice.way() == Way.WITHOUT_UNIFIED) {
            share(settings.run());
            for (var folder : settings.mounted()) share(folder);
        }
        var oci = new OciCommand(found.program(), places.oci(), settings.deadline());
        var launcher = new Launcher(conmon, found.program(), choice.way(), unified, places, settings.deadline());
        return new ConmonRuntime(choice, places, specs, launcher, oci, CgroupPaths.trees());
    }

    private static Found find(Settings settings, HostLimits limits, RuntimeProbe probe) throws IOException {
        var candidates = RuntimeProbe.candidates(settings.oci());
        if (settings.memory().isEmpty()) return probe.choose(candidates);
        var memory = RememberedChoice.at(settings.memory().get(), candidates, limits);
        var known = memory.recall();
        if (known.isPresent()) return known.get();
        var found = probe.choose(candidates);
        memory.keep(found);
        return found;
    }

    /// conmon then stays in a copy of the mounts; on a shared mount the host's later mounts and unmounts reach the copy, else it
    /// would miss its own root file system, and keep every one that was mounted when the copy was made.
    private static void share(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Mounts.isMountPoint(folder)) Mounts.bind(folder, folder, true);
        Mounts.propagation(folder, Propagation.SHARED, true);
    }

    /// Takes back what `open` did to these folders, once no container is left: for engines that come and go.
    public static void unshare(Settings settings) throws IOException {
        var folders = new ArrayList<>(settings.mounted());
        folders.add(settings.run());
        for (var folder : folders) {
            if (Mounts.isMountPoint(folder)) Mounts.unmount(folder);
        }
    }
}
