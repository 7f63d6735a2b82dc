package io.jukung.engine.files;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.MountPoint;
import io.jukung.files.RootFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a container sees below its root: folders of the host, volumes, its own files in `/etc`, and while it runs the
/// memory file systems it asked for. Never `/proc`, `/sys` and `/dev`, which are the kernel's.
final class Seen {
    private static final List<String> ETC = List.of("hosts", "hostname", "resolv.conf");

    private final EngineFiles.Containers containers;

    Seen(EngineFiles.Containers containers) {
        this.containers = containers;
    }

    RootFiles open(ContainerRecord record, Path root) throws IOException {
        return RootFiles.open(root, binds(record), inhabitant(record), !readOnlyRoot(record));
    }

    /// @param path resolved
    void refuseIfReadOnly(ContainerRecord record, String path) {
        var mount = record.mounts().stream().filter(m -> within(path, m.destination())).max(Comparator.comparingInt(m -> m.destination().length()));
        if (mount.isPresent() && !mount.get().writable()) {
            throw new Problem.Invalid("mounted volume is marked read-only", "copy it to " + mount.get().source() + " on the host, or mount that without :ro");
        }
        if (mount.isEmpty() && readOnlyRoot(record)) {
            throw new Problem.Invalid("container rootfs is marked read-only", "copy it into one of the container's volumes, or make the container without --read-only");
        }
    }

    private static boolean within(String path, String folder) {
        var clean = Path.of(folder).normalize().toString();
        return path.equals(clean) || path.startsWith(clean + "/");
    }

    private static boolean readOnlyRoot(ContainerRecord record) {
        return record.hostConfig().path("ReadonlyRootfs").asBoolean(false);
    }

    private List<RootFiles.Bind> binds(ContainerRecord record) {
        var binds = new ArrayList<RootFiles.Bind>();
        var own = whoseEtc(record);
        for (var name : ETC) {
            var file = containers.file(own, name);
            if (Files.exists(file)) binds.add(new RootFiles.Bind(file, "/etc/" + name, true));
        }
        for (var mount : record.mounts()) {
            if (!mount.source().isEmpty()) binds.add(new RootFiles.Bind(Path.of(mount.source()), mount.destination(), mount.writable()));
        }
        return binds;
    }

    /// Who shares another's network has its names, too.
    private ContainerRecord whoseEtc(ContainerRecord record) {
        var mode = record.hostConfig().path("NetworkMode").asString("");
        if (!mode.startsWith("container:")) return record;
        try {
            return containers.get(mode.substring("container:".length()));
        } catch (Problem.NotFound e) {
            return record;
        }
    }

    private static Optional<RootFiles.Inhabitant> inhabitant(ContainerRecord record) {
        var places = record.mounts().stream().filter(m -> m.type().equals("tmpfs")).map(MountPoint::destination).toList();
        if (places.isEmpty()) return Optional.empty();
        return switch (record.state()) {
            case ContainerState.Running(var pid, _) -> Optional.of(new RootFiles.Inhabitant(pid, places));
            case ContainerState.Paused(var pid, _) -> Optional.of(new RootFiles.Inhabitant(pid, places));
            case ContainerState.Created(), ContainerState.Restarting(_, _), ContainerState.Exited(_, _, _), ContainerState.Removing(), ContainerState.Dead(_) ->
                    Optional.empty();
        };
    }
}
