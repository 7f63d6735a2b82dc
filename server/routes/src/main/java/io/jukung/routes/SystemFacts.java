package io.jukung.routes;

import java.time.Instant;
import java.util.List;

/// What `version` and `info` tell of this engine and its host. The daemon fills it; each call may look afresh.
public interface SystemFacts {
    /// Jukung's own version.
    String version();

    String gitCommit();

    Instant buildTime();

    /// An id that stays with the data root.
    String engineId();

    String dataRoot();

    /// Which runtime starts containers here, and why that one.
    Runtime runtime();

    /// `1` or `2`.
    String cgroupVersion();

    /// `cgroupfs` or `systemd`.
    String cgroupDriver();

    String kernelVersion();

    /// The distribution's name, such as `Debian GNU/Linux 13`.
    String operatingSystem();

    int cpus();

    long memory();

    String hostName();

    List<String> registryMirrors();

    List<String> insecureRegistries();

    List<String> labels();

    boolean debug();

    /// What the host does not give, each in one sentence.
    List<String> warnings();

    record Runtime(String name, String path, String version, String reason) {}
}
