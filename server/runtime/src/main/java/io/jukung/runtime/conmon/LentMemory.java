package io.jukung.runtime.conmon;

import io.jukung.kernel.Mounts;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.MountSpec;
import io.jukung.runtime.NamespaceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// The `/dev/shm` that containers share: a file system in memory beside the lender's bundle, bound into all of them.
/// It goes with the lender; who joined it keeps what is mounted.
final class LentMemory {
    private static final String PLACE = "/dev/shm";

    private final Places places;

    LentMemory(Places places) {
        this.places = places;
    }

    /// Makes what is lent, and adds what is lent or joined to the mounts, unless the user mounts something there.
    ContainerSpec with(ContainerSpec spec) throws IOException {
        if (spec.mounts().stream().anyMatch(mount -> mount.target().equals(PLACE))) return spec;
        return switch (spec.namespaces().sharedMemory()) {
            case NamespaceSpec.Private(), NamespaceSpec.Missing() -> spec;
            case NamespaceSpec.Lent() -> bound(spec, lend(spec));
            case NamespaceSpec.Joined(var id) -> bound(spec, places.shm(id));
        };
    }

    private Path lend(ContainerSpec spec) throws IOException {
        var folder = places.shm(spec.id());
        Files.createDirectories(folder);
        Mounts.tmpfs(folder, "mode=1777,size=" + spec.shmSize());
        return folder;
    }

    private static ContainerSpec bound(ContainerSpec spec, Path folder) {
        var mounts = new ArrayList<>(spec.mounts());
        mounts.add(new MountSpec.Bind(folder, PLACE, false, "rprivate", true));
        return spec.withMounts(mounts);
    }

    void takeBack(String id) throws IOException {
        if (Files.exists(places.shm(id)) && Mounts.isMountPoint(places.shm(id))) Mounts.unmount(places.shm(id));
    }
}
