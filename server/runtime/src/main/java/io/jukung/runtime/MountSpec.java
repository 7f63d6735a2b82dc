package io.jukung.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Something to be mounted at `target`, a path inside the container.
public sealed interface MountSpec {
    String target();

    /// A file or folder of the host.
    /// @param propagation `rprivate` (usual), `private`, `shared`, `rshared`, `slave`, `rslave`
    /// @param recursive   whether what is mounted below the source comes along
    record Bind(Path source, String target, boolean readOnly, String propagation, boolean recursive) implements MountSpec {
        public Bind {
            if (propagation.isEmpty()) propagation = "rprivate";
        }

        public static Bind of(Path source, String target, boolean readOnly) {
            return new Bind(source, target, readOnly, "rprivate", true);
        }
    }

    /// A file system in memory, gone with the container.
    /// @param options as `--tmpfs` takes them (`size=64m`, `mode=1777`, `exec`…), added to `nosuid,nodev,noexec`
    record Tmpfs(String target, List<String> options) implements MountSpec {
        public Tmpfs {
            options = List.copyOf(options);
        }
    }

    /// Any other file system the kernel knows.
    record Other(String type, Optional<String> source, String target, List<String> options) implements MountSpec {
        public Other {
            options = List.copyOf(options);
        }
    }
}
