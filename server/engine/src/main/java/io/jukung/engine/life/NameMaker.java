package io.jukung.engine.life;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Names for containers that were given none: a mood and a thing of the harbour, such as `calm_anchor`.
final class NameMaker {
    private static final String[] MOODS = {"able", "agile", "bold", "brave", "breezy", "bright", "brisk", "calm", "clever", "cosy", "daring",
            "eager", "early", "fair", "fast", "fearless", "fond", "free", "gentle", "glad", "golden", "happy", "hardy", "honest", "jolly",
            "keen", "kind", "lively", "loyal", "lucky", "mellow", "merry", "mighty", "misty", "modest", "nimble", "noble", "patient", "plucky",
            "proud", "quick", "quiet", "rapid", "ready", "sandy", "sharp", "silent", "silver", "smart", "snug", "stout", "sunny", "swift",
            "tidal", "trusty", "vivid", "warm", "wise", "witty", "zesty"};
    private static final String[] THINGS = {"anchor", "atoll", "bay", "beacon", "boom", "bow", "breeze", "buoy", "canoe", "cargo", "clove",
            "compass", "coral", "crane", "crew", "current", "deck", "dhow", "dock", "dolphin", "ferry", "fjord", "gull", "harbour", "hawser",
            "heron", "hull", "island", "jetty", "keel", "kelp", "lagoon", "lantern", "lighthouse", "manta", "mast", "monsoon", "nutmeg", "oar",
            "outrigger", "paddle", "palm", "pearl", "pelican", "pepper", "pier", "pilot", "plank", "prow", "quay", "raft", "reef", "rope",
            "rudder", "sail", "schooner", "shoal", "skipper", "sloop", "tide", "tiller", "turtle", "wave", "wharf", "yard"};
    private final RandomGenerator random;

    NameMaker(RandomGenerator random) {
        this.random = random;
    }

    /// A name that is not taken; after a few tries with a number behind it.
    String next(Predicate<String> taken) {
        for (int attempt = 0; ; attempt++) {
            var name = MOODS[random.nextInt(MOODS.length)] + "_" + THINGS[random.nextInt(THINGS.length)];
            if (attempt > 5) name += random.nextInt(attempt * 10);
            if (!taken.test(name)) return name;
        }
    }
}
