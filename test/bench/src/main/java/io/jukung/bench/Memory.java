package io.jukung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The proportional set size of a process and its descendants: each shared page counts as its share.
final class Memory {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private Memory() {}

    /// MiB, taken when the processes have used no processor time for two seconds, or after twenty.
    static double resting(ProcessHandle root) throws IOException {
        if (!Waiting.until(Duration.ofSeconds(20), quiet(root))) System.err.println("bench: process " + root.pid() + " did not come to rest; its memory is taken as it is");
        double kib = 0;
        for (var process : tree(root)) {
            for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) kib += Long.parseLong(line.replaceAll("\\D+", ""));
            }
        }
        return kib / 1024;
    }

    private static BooleanSupplier quiet(ProcessHandle root) {
        return new BooleanSupplier() {
            private Duration used = Duration.ZERO;
            private long since = System.nanoTime();

            @Override
            public boolean getAsBoolean() {
                var now = tree(root).stream().map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
                if (now.compareTo(used) > 0) since = System.nanoTime();
                used = now;
                return System.nanoTime() - since > QUIET.toNanos();
            }
        };
    }

    private static List<ProcessHandle> tree(ProcessHandle root) { return Stream.concat(Stream.of(root), root.descendants()).toList(); }
}
