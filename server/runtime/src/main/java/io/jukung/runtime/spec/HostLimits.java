package io.jukung.runtime.spec;

import io.jukung.kernel.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this host and its engine can give; more than this cannot be handed on without CAP_SYS_RESOURCE, and a runtime
/// that is asked for it refuses the whole container. Read once at start.
///
/// @param capabilities the engine's bounding set, a bit each
/// @param arch         as Go names it: `amd64`, `arm64`
/// @param kernel       the release, such as `6.1.0-18`
public record HostLimits(long capabilities, long nofileHard, long nprocHard, long memlockHard, int oomScoreAdj, String arch,
                         String kernel, boolean blkioWeight, boolean swapAccounting) {
    private static final int NPROC = 6;
    private static final int NOFILE = 7;
    private static final int MEMLOCK = 8;
    private static final int SYS_RESOURCE = 24;

    public static HostLimits read() throws IOException {
        return new HostLimits(Host.capabilityBounding(), Host.rlimit(NOFILE).hard(), Host.rlimit(NPROC).hard(),
                Host.rlimit(MEMLOCK).hard(), Host.oomScoreAdj(), goArch(Host.machine()), Host.kernelRelease(),
                Files.exists(Path.of("/sys/fs/cgroup/blkio/blkio.weight")) || Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers")),
                Files.exists(Path.of("/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes")) || Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers")));
    }

    boolean mayRaise() {
        return (capabilities >> SYS_RESOURCE & 1) == 1;
    }

    /// The hard limit the engine itself has; -1 is unlimited.
    long hard(String rlimit) {
        return switch (rlimit) {
            case "RLIMIT_NOFILE" -> nofileHard;
            case "RLIMIT_NPROC" -> nprocHard;
            case "RLIMIT_MEMLOCK" -> memlockHard;
            default -> -1;
        };
    }

    private static String goArch(String machine) {
        return switch (machine) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> machine;
        };
    }
}
