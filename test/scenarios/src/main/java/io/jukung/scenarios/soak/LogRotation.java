package io.jukung.scenarios.soak;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A container that writes far more than one log file holds: what is kept stays bounded, and who follows misses no line.
final class LogRotation implements Lane {
    private static final long BOUND = 5 * (20L << 20) + (40L << 20);

    @Override
    public boolean needsDocker() {
        return true;
    }

    @Override
    public void run(Place place, Report report) throws Exception {
        int lines = place.rounds(10_000_000, 600_000);
        report.fact("lines", lines);
        try (var stage = place.stage("log-rotation", "docker")) {
            var shell = stage.shell();
            shell.must("client create --name writer tiny awk 'BEGIN { for (i = 1; i <= " + lines + "; i++) print \"a line of a log that is long enough to fill it soon, with the number\", i }'");
            shell.must("client start writer");
            var follower = shell.start("client logs -f writer | sed 's/.* //' | md5sum > $S/followed; echo ended >> $S/followed", place.work().resolve("follower.log"));
            var wanted = shell.must("seq 1 " + lines + " | md5sum").split(" ")[0];
            Broken.unless(follower.waitFor(Duration.ofMinutes(10).toSeconds(), TimeUnit.SECONDS), "following never ends");
            var followed = shell.must("cat $S/followed");
            Broken.unless(followed.contains(wanted), "the follower missed lines: " + followed + " instead of " + wanted);
            var kept = Long.parseLong(shell.must("du -sb $S/data/containers/*/log | cut -f1").strip());
            report.fact("bytesKept", kept);
            report.fact("files", shell.must("ls $S/data/containers/*/log").lines().count());
            Broken.unless(kept < BOUND, "the log grew to " + kept + " bytes");
            Broken.unless(shell.must("client logs --tail 1 writer").strip().endsWith(" " + lines), "the last line is not the last");
            Broken.unless(stage.sweep().isEmpty(), "left behind: " + stage.sweep());
        }
    }
}
