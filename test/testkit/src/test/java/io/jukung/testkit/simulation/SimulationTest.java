package io.jukung.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final int LEAST = 50;

    @Test void promisesHoldThroughRandomHistoriesWithFaults() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffffffffL);
        System.out.println("simulation: seed " + seed + ", again with -Dseed=" + seed);
        var counts = Soak.run(seed, 500, Duration.ofSeconds(120), Plant.NONE);
        System.out.println(counts);
        var met = new TreeMap<String, Integer>(counts.faults());
        met.putAll(counts.transitions());
        for (var fault : Fault.values()) met.putIfAbsent(fault.name(), 0);
        for (var way : Promises.WAYS) met.putIfAbsent(way, 0);
        met.values().removeIf(times -> times >= LEAST);
        assertEquals(Map.of(), met, "met fewer than " + LEAST + " times");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Plant plant) {
        var found = assertThrows(Violation.class, () -> Soak.run(1, 20, Duration.ofSeconds(20), plant));
        System.out.println(plant + ": " + String.valueOf(found.getMessage()).lines().findFirst().orElse(""));
    }
}
