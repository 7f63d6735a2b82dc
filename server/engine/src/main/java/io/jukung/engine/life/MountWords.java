package io.jukung.engine.life;

import io.jukung.api.container.HostConfig;
import io.jukung.base.Problem;
import java.util.List;
import java.util.Set;

/// What is wrong with the long form of a mount, or with the options of a `tmpfs`, in Docker's order and words.
final class MountWords {
    private static final Set<String> PROPAGATION = Set.of("", "private", "rprivate", "shared", "rshared", "slave", "rslave");
    private static final Set<String> TMPFS_FLAGS = Set.of("defaults", "ro", "rw", "suid", "nosuid", "dev", "nodev", "exec", "noexec", "sync", "async", "dirsync", "remount",
            "mand", "nomand", "atime", "noatime", "diratime", "nodiratime", "bind", "rbind", "unbindable", "runbindable", "private", "rprivate", "shared", "rshared",
            "slave", "rslave", "relatime", "norelatime", "strictatime", "nostrictatime");
    private static final Set<String> TMPFS_VALUES = Set.of("size", "mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol");

    private MountWords() {}

    static void check(String type, String source, String target, HostConfig.Mount mount) {
        foreign("BindOptions", type, "bind", mount.bindOptions() != null);
        foreign("VolumeOptions", type, "volume", mount.volumeOptions() != null);
        foreign("TmpfsOptions", type, "tmpfs", mount.tmpfsOptions() != null);
        if (!List.of("bind", "tmpfs", "volume", "image").contains(type)) throw wrong(type, "mount type unknown");
        if (target.isEmpty()) throw wrong(type, "field Target must not be empty");
        if (target.matches("/[/.]*")) throw wrong(type, "invalid specification: destination can't be '/'");
        if (!target.startsWith("/")) throw wrong(type, "invalid mount path: '" + target + "' mount path must be absolute");
        if (type.equals("tmpfs") && !source.isEmpty()) throw wrong(type, "field Source must not be specified");
        if (type.equals("bind")) bind(source, mount);
    }

    private static void bind(String source, HostConfig.Mount mount) {
        if (source.isEmpty()) throw wrong("bind", "field Source must not be empty");
        var propagation = mount.bindOptions() == null ? "" : mount.bindOptions().getOrDefault("Propagation", "");
        if (propagation instanceof String word && !PROPAGATION.contains(word)) throw wrong("bind", "invalid propagation mode: " + word);
        if (!source.startsWith("/")) throw wrong("bind", "invalid mount path: '" + source + "' mount path must be absolute");
    }

    private static void foreign(String options, String type, String theirs, boolean there) {
        if (there && !type.equals(theirs)) throw new Problem.Invalid(options + " must not be specified on mount type \"" + type + "\"", "leave the options of another type out");
    }

    static Problem.Invalid wrong(String type, String reason) {
        return new Problem.Invalid("invalid mount config for type \"" + type + "\": " + reason);
    }

    /// At the start, as Docker does.
    static void tmpfs(String options) {
        if (options.isEmpty()) return;
        for (var option : options.split(",")) {
            int equals = option.indexOf('=');
            boolean known = equals < 0 ? TMPFS_FLAGS.contains(option) : TMPFS_VALUES.contains(option.substring(0, equals));
            if (!known) throw new Problem.Internal("invalid tmpfs option \"" + option + "\"", "see tmpfs(5): size, mode, uid, gid and flags such as noexec");
        }
    }
}
