package io.jukung.runtime;

import java.nio.file.Path;
import java.util.Optional;

/// The files of the host that appear as `/etc/hosts`, `/etc/resolv.conf` and `/etc/hostname`; bind mounts, so they are
/// rewritten in place and never renamed.
public record EtcFiles(Optional<Path> hosts, Optional<Path> resolv, Optional<Path> hostname) {
    public static final EtcFiles NONE = new EtcFiles(Optional.empty(), Optional.empty(), Optional.empty());
}
