package io.jukung.runtime.conmon;

import io.jukung.base.Problem;
import io.jukung.kernel.Mounts;
import io.jukung.kernel.Namespaces;
import io.jukung.oci.Json;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.MountSpec;
import io.jukung.runtime.ProcessSpec;
import io.jukung.runtime.RuntimeChoice;
import io.jukung.runtime.RuntimeChoice.Way;
import io.jukung.runtime.spec.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the runtime that works on this host by really running a process with it: crun first, then crun where the unified
/// tree is hidden from it (it refuses hosts of both layouts on which that tree has a controller), then runc.
final class RuntimeProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> FOLDERS = List.of("/usr/local/bin", "/usr/local/sbin", "/usr/bin", "/usr/sbin", "/bin", "/sbin");

    /// The choice, and the program that was tried.
    record Found(RuntimeChoice choice, OciProgram program) {}

    private final Places places;
    private final SpecBuilder specs;
    private final List<Path> unified;
    private final List<String> refusals = new ArrayList<>();

    RuntimeProbe(Places places, SpecBuilder specs, List<Path> unified) {
        this.places = places;
        this.specs = specs;
        this.unified = unified;
    }

    /// Where the unified tree is mounted beside the old controllers.
    static List<Path> unifiedTrees() throws IOException {
        var table = Mounts.table();
        if (table.stream().noneMatch(m -> m.fsType().equals("cgroup"))) return List.of();
        return table.stream().filter(m -> m.fsType().equals("cgroup2")).map(m -> m.mountPoint()).toList();
    }

    static Optional<Path> find(String program) {
        return FOLDERS.stream().map(f -> Path.of(f, program)).filter(Files::isExecutable).findFirst();
    }

    /// What may be chosen from, in this order.
    /// @param wanted the one the settings name, if they do: a path, or the name of a program in the usual folders
    static List<Path> candidates(Optional<Path> wanted) {
        return wanted.map(w -> List.of(named(w))).orElseGet(() -> List.of("crun", "runc").stream().flatMap(n -> find(n).stream()).toList());
    }

    Found choose(List<Path> candidates) throws IOException {
        for (var binary : candidates) {
            var program = OciProgram.of(binary);
            if (works(program, Way.DIRECT)) return chosen(program, Way.DIRECT);
            var crun = String.valueOf(binary.getFileName()).contains("crun");
            if (crun && !unified.isEmpty() && works(program, Way.WITHOUT_UNIFIED)) return chosen(program, Way.WITHOUT_UNIFIED);
        }
        throw new Problem.Unavailable("no OCI runtime works on this host" + (refusals.isEmpty() ? "" : ": " + String.join("; ", refusals)),
                "install crun (or runc), or name one in the settings");
    }

    private static Path named(Path wanted) {
        var found = wanted.isAbsolute() ? Optional.of(wanted).filter(Files::isExecutable) : find(wanted.toString());
        return found.orElseThrow(() -> new Problem.Invalid("specified default runtime '" + wanted + "' does not exist",
                "install it, or name it by its path: --default-runtime /usr/sbin/" + wanted.getFileName()));
    }

    private Found chosen(OciProgram program, Way way) {
        var name = String.valueOf(program.file().getFileName());
        var reason = refusals.isEmpty() ? "the first that ran a process" : "ran a process after: " + String.join("; ", refusals);
        return new Found(new RuntimeChoice(name, program.file(), program.version(), way, reason), program);
    }

    private boolean works(OciProgram program, Way way) throws IOException {
        var id = "probe-" + ProcessHandle.current().pid() + "-" + (way == Way.DIRECT ? "direct" : "hidden");
        var bundle = places.bundle(id);
        var oci = new OciCommand(program, places.oci(), PATIENCE);
        try {
            Files.createDirectories(bundle.resolve("rootfs"));
            Files.write(bundle.resolve("config.json"), Json.write(specs.build(description(id, bundle)).spec()));
            var result = inWay(way, () -> oci.run("run", "-b", bundle.toString(), id));
            if (result.code() == 0) return true;
            refusals.add(program.file() + (way == Way.DIRECT ? "" : " without the unified tree") + ": " + result.words().replace('\n', ' '));
            return false;
        } finally {
            oci.run("delete", "-f", id);
            Places.removeTree(bundle);
        }
    }

    private interface Run {
        OciCommand.Result run() throws IOException;
    }

    private OciCommand.Result inWay(Way way, Run run) throws IOException {
        if (way == Way.DIRECT) return run.run();
        try {
            return Namespaces.insideMountCopy(unified, run::run);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /// `true` from the host's own programs, seen through read-only mounts.
    private static ContainerSpec description(String id, Path bundle) {
        var mounts = new ArrayList<MountSpec>();
        for (var folder : List.of("/usr", "/bin", "/lib", "/lib64")) {
            if (Files.isDirectory(Path.of(folder))) mounts.add(MountSpec.Bind.of(Path.of(folder), folder, true));
        }
        return ContainerSpec.of(id, bundle.resolve("rootfs"), ProcessSpec.of("true")).withMounts(mounts);
    }
}
