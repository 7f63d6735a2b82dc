package io.jukung.testkit.simulation;

import io.jukung.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Lives through histories for a time or a number of rounds: `Soak 60s|1000 [SEED] [FILE]`. What was met is printed, and
/// written to the file as JSON. `Soak 1 SEED` is one history again.
public final class Soak {
    private Soak() {}

    /// Several histories at a time, each on one thread and the same whatever the others do.
    /// @param rounds at most so many histories, with the seeds from `seed` on
    public static Counts run(long seed, int rounds, Duration time, Plant plant) throws IOException {
        var counts = new Counts();
        var memory = Path.of("/dev/shm");
        var root = Files.isWritable(memory) ? Files.createTempDirectory(memory, "simulation") : Files.createTempDirectory("simulation");
        long end = System.nanoTime() + time.toNanos();
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(plant == Plant.NONE ? Runtime.getRuntime().availableProcessors() : 1)) {
            var lives = Collections.nCopies(Runtime.getRuntime().availableProcessors(), (Callable<Void>) () -> {
                for (int round = next.getAndIncrement(); round < rounds && System.nanoTime() < end; round = next.getAndIncrement()) {
                    var folder = Files.createDirectory(root.resolve("" + round));
                    try {
                        History.live(seed + round, plant, counts, folder);
                    } catch (Violation e) {
                        next.set(rounds);
                        throw e;
                    }
                    Disk.delete(folder);
                }
                return null;
            });
            for (var life : threads.invokeAll(lives)) outcome(life, next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Disk.delete(root);
        }
        return counts;
    }

    private static void outcome(Future<Void> life, AtomicInteger next) throws IOException, InterruptedException {
        try {
            life.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Violation violation -> throw violation;
                case IOException failure -> throw failure;
                case null, default -> throw new IllegalStateException("history " + next + " could not be lived", e.getCause());
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        var much = arguments.length > 0 ? arguments[0] : "20s";
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime() & 0xffffffffL;
        boolean seconds = much.endsWith("s");
        var time = seconds ? Duration.ofSeconds(Long.parseLong(much.substring(0, much.length() - 1))) : Duration.ofDays(1);
        System.out.println("seed " + seed);
        long begin = System.nanoTime();
        var counts = run(seed, seconds ? Integer.MAX_VALUE : Integer.parseInt(much), time, Plant.NONE);
        System.out.println(counts);
        if (arguments.length < 3) return;
        var report = new LinkedHashMap<String, Object>();
        report.put("soak", "simulation");
        // both are told by ./dev, which runs in the clone
        report.put("commit", Optional.ofNullable(System.getenv("SOAK_COMMIT")).orElse("unknown"));
        report.put("clean", Boolean.valueOf(Optional.ofNullable(System.getenv("SOAK_CLEAN")).orElse("false")));
        report.put("seed", seed);
        report.put("rounds", counts.histories());
        report.put("operations", counts.operations());
        report.put("transitions", counts.transitions());
        report.put("faults", counts.faults());
        report.put("seconds", Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        Files.write(Path.of(arguments[2]), Json.write(report));
    }
}
