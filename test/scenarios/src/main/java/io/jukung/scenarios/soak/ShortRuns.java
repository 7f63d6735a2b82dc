package io.jukung.scenarios.soak;

/// A container that ends at once, always under the same name: its code arrives, and then its name is free.
final class ShortRuns implements Lane {
    @Override
    public boolean needsDocker() {
        return true;
    }

    @Override
    public void run(Place place, Report report) throws Exception {
        int rounds = place.rounds(100, 10);
        report.fact("rounds", rounds);
        try (var stage = place.stage("short-runs", "docker")) {
            for (int round = 0; round < rounds; round++) {
                var outcome = stage.shell().run("client run --rm --name same tiny sh -c 'exit 3'", "");
                Broken.unless(outcome.exit() == 3, "round " + round + ": exit code " + outcome.exit() + ", output '" + outcome.output().strip() + "'");
                report.count("exit code 3");
            }
            Broken.unless(stage.sweep().isEmpty(), "left behind: " + stage.sweep());
        }
    }
}
