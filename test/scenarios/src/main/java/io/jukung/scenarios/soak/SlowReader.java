package io.jukung.scenarios.soak;

import io.jukung.scenarios.Stage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A client that reads nothing for a long time holds back its own container and nobody else, and gets every byte in the end.
final class SlowReader implements Lane {
    private static final Duration MOST = Duration.ofSeconds(20);

    @Override
    public boolean needsDocker() {
        return true;
    }

    @Override
    public void run(Place place, Report report) throws Exception {
        long bytes = place.brief() ? 32L << 20 : 1L << 30;
        int silence = place.rounds(180, 5);
        report.fact("bytes", bytes);
        report.fact("secondsWithoutReading", silence);
        try (var stage = place.stage("slow-reader", "docker")) {
            var talk = "yes 0123456789.abcdefghijklmnopqrstuvwxyz.ABCDEFGHIJKLMNOPQRSTUVWXYZ | head -c " + bytes;
            stage.shell().must("client run -d --name other tiny sh -c 'n=0; while :; do n=$((n+1)); echo $n; usleep 100000; done'");
            var slow = stage.shell().start("client run --name slow tiny sh -c '" + talk + "' | (sleep " + silence + "; md5sum) > $S/got; echo ended >> $S/got", place.work().resolve("slow.log"));
            stage.shell().must("timeout 20 sh -c 'until client ps --format {{.Names}} | grep -q slow; do sleep 0.1; done'");
            var wanted = CompletableFuture.supplyAsync(() -> sum(stage, talk));
            long until = System.nanoTime() + Duration.ofSeconds(silence - 2L).toNanos();
            do others(stage, report); while (System.nanoTime() < until);
            Broken.unless(slow.waitFor(600, java.util.concurrent.TimeUnit.SECONDS), "the slow client never ends");
            var got = stage.shell().must("cat $S/got");
            Broken.unless(got.contains(wanted.get()) && got.contains("ended"), "the slow client got other bytes: " + got + " instead of " + wanted.get());
            stage.shell().must("client rm -f other slow");
            Broken.unless(stage.sweep().isEmpty(), "left behind: " + stage.sweep());
        }
    }

    private static String sum(Stage stage, String talk) {
        try {
            return stage.shell().must(talk + " | md5sum").split(" ")[0];
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// What others do meanwhile is done in good time.
    private static void others(Stage stage, Report report) throws Exception {
        for (var line : new String[] {"client run --rm tiny true", "client exec other true", "client logs --tail 1 other", "client stop -t 0 other && client start other"}) {
            long begin = System.nanoTime();
            stage.shell().must(line);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            Broken.unless(took.compareTo(MOST) < 0, "'" + line + "' took " + took.toMillis() + " ms beside a client that reads nothing");
            report.count("done meanwhile");
        }
    }
}
