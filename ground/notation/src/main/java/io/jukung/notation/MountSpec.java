package io.jukung.notation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What `--mount` asks for: something at a place in the container, with the options of its kind.
public record MountSpec(Details details, Optional<String> source, String target, boolean readOnly, Optional<String> consistency) {
    /// What only mounts of one kind have.
    public sealed interface Details {
        /// The word the API has for the kind.
        default String type() {
            return switch (this) {
                case Bind _ -> "bind";
                case Volume _ -> "volume";
                case Tmpfs _ -> "tmpfs";
                case Image _ -> "image";
            };
        }
    }

    public record Bind(Optional<String> propagation, boolean createMountpoint, boolean nonRecursive, boolean readOnlyNonRecursive,
            boolean readOnlyForceRecursive) implements Details {}

    public record Volume(boolean noCopy, Map<String, String> labels, Optional<String> driver, Map<String, String> driverOptions,
            Optional<String> subpath) implements Details {
        public Volume {
            labels = Map.copyOf(labels);
            driverOptions = Map.copyOf(driverOptions);
        }
    }

    public record Tmpfs(OptionalLong size, OptionalInt mode) implements Details {}

    public record Image(Optional<String> subpath) implements Details {}

    /// Reads `type=bind,source=/a,target=/b,readonly`; without a type, a volume is meant.
    /// @param workingDirectory where a host folder that begins with a dot is looked for
    public static MountSpec parse(String text, Path workingDirectory) {
        return new MountFields(text).read(workingDirectory);
    }
}
