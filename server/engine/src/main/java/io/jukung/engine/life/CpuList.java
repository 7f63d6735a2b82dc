package io.jukung.engine.life;

import io.jukung.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/// Processors and memory nodes as the kernel lists them: `0-3,8`.
final class CpuList {
    private static final int MOST = 8191;

    private CpuList() {}

    /// @throws Problem.Invalid in Docker's words, for a list that is none or names what this host does not have
    static void check(String cpus, String nodes) {
        check(cpus, "cpuset cpus", "CPUs", "/sys/devices/system/cpu/online");
        check(nodes, "cpuset mems", "memory nodes", "/sys/devices/system/node/online");
    }

    private static void check(String wanted, String field, String what, String file) {
        if (wanted.isEmpty()) return;
        var set = parse(wanted).orElseThrow(() -> new Problem.Invalid("Invalid value " + wanted + " for " + field + ": invalid format: " + wanted, "write numbers and ranges, such as 0-2,5"));
        var online = online(file);
        var missing = parse(online).map(there -> {
            set.andNot(there);
            return !set.isEmpty();
        });
        if (missing.orElse(false)) throw new Problem.Invalid("Requested " + what + " are not available - requested " + wanted + ", available: " + online);
    }

    /// A kernel without memory nodes has the one that everything is in.
    private static String online(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "0";
        }
    }

    static Optional<BitSet> parse(String text) {
        var set = new BitSet();
        for (var part : text.split(",", -1)) {
            if (part.isEmpty()) continue;
            if (!part.matches("\\d{1,6}(-\\d{1,6})?")) return Optional.empty();
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
            if (last < first || last > MOST) return Optional.empty();
            set.set(first, last + 1);
        }
        return Optional.of(set);
    }
}
