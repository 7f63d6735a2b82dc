package io.jukung.runtime.spec;

import io.jukung.oci.RuntimeSpec.Mount;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.MountSpec;
import io.jukung.runtime.NamespaceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything mounted in a container: the kernel's own file systems first, then the files of `/etc`, then what was asked
/// for, parents before children. Who asks for one of the usual targets gets his instead of ours.
final class MountTable {
    private final ContainerSpec spec;

    MountTable(ContainerSpec spec) {
        this.spec = spec;
    }

    List<Mount> mounts() {
        Set<String> asked = spec.mounts().stream().map(m -> normal(m.target())).collect(Collectors.toSet());
        var all = new ArrayList<Mount>();
        boolean noMemory = spec.namespaces().sharedMemory() instanceof NamespaceSpec.Missing;
        usual().stream().filter(m -> !asked.contains(m.destination()) && !(noMemory && m.destination().equals("/dev/shm"))).forEach(all::add);
        var more = new ArrayList<Mount>();
        etc(spec.etc().hosts(), "/etc/hosts", asked, more);
        etc(spec.etc().resolv(), "/etc/resolv.conf", asked, more);
        etc(spec.etc().hostname(), "/etc/hostname", asked, more);
        spec.mounts().forEach(m -> more.add(asked(m)));
        more.sort(Comparator.comparingInt(m -> Path.of(m.destination()).getNameCount()));
        all.addAll(more);
        return all;
    }

    private List<Mount> usual() {
        var privileged = spec.security().privileged();
        var write = privileged ? "rw" : "ro";
        var list = new ArrayList<Mount>();
        list.add(new Mount("/proc", "proc", "proc", List.of("nosuid", "noexec", "nodev")));
        list.add(new Mount("/dev", "tmpfs", "tmpfs", List.of("nosuid", "strictatime", "mode=755", "size=65536k")));
        list.add(new Mount("/dev/pts", "devpts", "devpts", List.of("nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5")));
        list.add(new Mount("/sys", "sysfs", "sysfs", List.of("nosuid", "noexec", "nodev", write)));
        list.add(new Mount("/sys/fs/cgroup", "cgroup", "cgroup", List.of(write, "nosuid", "noexec", "nodev")));
        if (spec.namespaces().ipc() instanceof NamespaceSpec.Host) {
            list.add(bind("/dev/mqueue"));
            list.add(bind("/dev/shm"));
        } else {
            list.add(new Mount("/dev/mqueue", "mqueue", "mqueue", List.of("nosuid", "noexec", "nodev")));
            list.add(new Mount("/dev/shm", "tmpfs", "shm", List.of("nosuid", "noexec", "nodev", "mode=1777", "size=" + spec.shmSize())));
        }
        return list;
    }

    private static Mount bind(String path) {
        return new Mount(path, "bind", path, List.of("rbind", "nosuid", "noexec", "nodev"));
    }

    private static void etc(Optional<Path> file, String target, Set<String> asked, List<Mount> into) {
        if (file.isPresent() && !asked.contains(target)) {
            into.add(new Mount(target, "bind", file.get().toString(), List.of("rbind", "rprivate")));
        }
    }

    private static Mount asked(MountSpec mount) {
        return switch (mount) {
            case MountSpec.Bind(var source, var target, var readOnly, var propagation, var recursive) ->
                new Mount(normal(target), "bind", source.toString(), List.of(recursive ? "rbind" : "bind", readOnly ? "ro" : "rw", propagation));
            case MountSpec.Tmpfs(var target, var options) -> new Mount(normal(target), "tmpfs", "tmpfs", tmpfs(options));
            case MountSpec.Other(var type, var source, var target, var options) -> new Mount(normal(target), type, source.orElse(type), options);
        };
    }

    /// The last word counts: `exec` after our `noexec` makes it executable, as with Docker.
    private static List<String> tmpfs(List<String> options) {
        var all = new ArrayList<>(List.of("noexec", "nosuid", "nodev"));
        for (var option : options) {
            if (option.isEmpty()) continue;
            all.remove(option.startsWith("no") ? option : "no" + option);
            all.add(option);
        }
        return all;
    }

    /// For mounts to travel from or to the host the root itself must let them through.
    static Optional<String> rootPropagation(List<MountSpec> mounts) {
        var wanted = mounts.stream().map(m -> m instanceof MountSpec.Bind b ? b.propagation() : "").toList();
        if (wanted.stream().anyMatch(p -> p.endsWith("shared"))) return Optional.of("shared");
        if (wanted.stream().anyMatch(p -> p.endsWith("slave"))) return Optional.of("rslave");
        return Optional.empty();
    }

    private static String normal(String target) {
        return Path.of("/").resolve(target).normalize().toString();
    }
}
