package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a scenario may need of its host that is no program. The virtual machine has all of it.
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
