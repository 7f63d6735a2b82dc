package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a scenario may need of its host that is no program. The virtual machine has all of it but the newest kernel.
enum Trait {
    EVERY_CAPABILITY("this host lets nobody raise a limit (no CAP_SYS_RESOURCE)") {
        @Override
        boolean here() throws IOException {
            var bounding = Files.readString(Path.of("/proc/self/status")).lines().filter(line -> line.startsWith("CapBnd:")).findFirst().orElseThrow();
            return (Long.parseUnsignedLong(bounding.substring("CapBnd:".length()).strip(), 16) >> SYS_RESOURCE & 1) == 1;
        }
    },
    UNIFIED_CGROUP("this host has the old layout of control groups") {
        @Override
        boolean here() {
            return Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"));
        }
    },
    ENDS_TOLD("this kernel tells only a parent how a process ended (before 6.15)") {
        @Override
        boolean here() throws IOException {
            var version = Files.readString(Path.of("/proc/sys/kernel/osrelease")).split("[.-]");
            int major = Integer.parseInt(version[0]);
            return major > 6 || major == 6 && Integer.parseInt(version[1]) >= 15;
        }
    };

    private static final int SYS_RESOURCE = 24;
    private final String otherwise;

    Trait(String otherwise) {
        this.otherwise = otherwise;
    }

    /// How a script names it.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String otherwise() {
        return otherwise;
    }

    abstract boolean here() throws IOException;
}
