package io.jukung.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final List<String> TRANSITIONS = List.of("none > created", "created > running", "running > exited", "running > paused",
            "paused > running", "exited > running", "paused > exited", "exited > gone", "created > gone", "running > gone");

    @Test void promisesHoldThroughRandomHistoriesWithFaults() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffffffffL);
        System.out.println("simulation: seed " + seed + ", again with -Dseed=" + seed);
        var counts = Soak.run(seed, 800, Duration.ofSeconds(20), Plant.NONE);
        System.out.println(counts);
        for (var fault : Fault.values()) assertTrue(counts.faults().getOrDefault(fault.name(), 0) >= 50, fault + " struck too rarely: " + counts.faults());
        for (var way : TRANSITIONS) assertTrue(counts.transitions().getOrDefault(way, 0) >= 50, way + " was gone too rarely: " + counts.transitions());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Plant plant) {
        var found = assertThrows(Violation.class, () -> Soak.run(1, 20, Duration.ofSeconds(20), plant));
        System.out.println(plant + ": " + String.valueOf(found.getMessage()).lines().findFirst().orElse(""));
    }
}
