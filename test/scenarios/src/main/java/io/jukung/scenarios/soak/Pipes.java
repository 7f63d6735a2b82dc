package io.jukung.scenarios.soak;

/// Three bytes go through a container and come back, with its exit code, again and again.
final class Pipes implements Lane {
    @Override
    public boolean needsDocker() {
        return true;
    }

    @Override
    public void run(Place place, Report report) throws Exception {
        int rounds = place.rounds(200, 10);
        report.fact("rounds", rounds);
        try (var stage = place.stage("pipes", "docker")) {
            for (int round = 0; round < rounds; round++) {
                var outcome = stage.shell().run("printf abc | client run -i --rm tiny cat", "");
                Broken.unless(outcome.exit() == 0 && outcome.output().equals("abc"), "round " + round + ": exit code " + outcome.exit() + ", output '" + outcome.output() + "'");
                report.count("came back");
            }
            Broken.unless(stage.sweep().isEmpty(), "left behind: " + stage.sweep());
        }
    }
}
