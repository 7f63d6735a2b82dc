package io.jukung.scenarios.soak;

import io.jukung.scenarios.Shell;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A container that writes far more than one log file holds: what is kept stays bounded, who follows misses no line, and who
/// stands still until the container has ended misses none in silence.
final class LogRotation implements Lane {
    /// Each file is cut at the first look after it has become too large, and a busy host looks late.
    private static final long BOUND = 5 * (40L << 20);
    /// Prints how often numbers are missing where nothing says so, how often something says so, and the last number. Around
    /// a told gap a line may be cut.
    private static final String GAPS = """
            /^jukung: lines are missing here/ { told++; odd = 0; after = 1; next }
            { silent += odd; odd = 0 }
            after == 1 { after = 2; next }
            { odd = after != 2 && $NF != last + 1; after = 0; last = $NF }
            END { print silent + odd, told + 0, last }""";

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
            var stalled = shell.start("client logs -f writer 2>&1 | { read -r first; client wait writer > /dev/null; { echo \"$first\"; cat; } | awk '" + GAPS
                    + "' > $S/stalled; }", place.work().resolve("stalled.log"));
            var wanted = shell.must("seq 1 " + lines + " | md5sum").split(" ")[0];
            ends(follower);
            var followed = shell.must("cat $S/followed");
            Broken.unless(followed.contains(wanted), "the follower missed lines: " + followed + " instead of " + wanted);
            ends(stalled);
            stalled(shell, lines, report);
            var kept = Long.parseLong(shell.must("du -sb $S/data/containers/*/log | cut -f1").strip());
            report.fact("bytesKept", kept);
            report.fact("files", shell.must("ls $S/data/containers/*/log").lines().count());
            Broken.unless(kept < BOUND, "the log grew to " + kept + " bytes");
            Broken.unless(shell.must("client logs --tail 1 writer").strip().endsWith(" " + lines), "the last line is not the last");
            Broken.unless(stage.sweep().isEmpty(), "left behind: " + stage.sweep());
        }
    }

    private static void ends(Process follower) throws Exception {
        Broken.unless(follower.waitFor(Duration.ofMinutes(10).toSeconds(), TimeUnit.SECONDS), "following never ends");
    }

    private static void stalled(Shell shell, int lines, Report report) throws Exception {
        var said = shell.must("cat $S/stalled").strip().split(" ");
        report.fact("gapsTold", Long.parseLong(said[1]));
        Broken.unless(said[0].equals("0"), "the follower that stood still missed lines in silence, " + said[0] + " times");
        Broken.unless(said[2].equals(Integer.toString(lines)), "the follower that stood still ended at line " + said[2]);
    }
}
