package io.jukung.scenarios.soak;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a soak met, and how often; written as JSON with the commit it is about. Any thread may count.
final class Report {
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final long begin = System.nanoTime();

    Report(String name, long seed) {
        facts.put("soak", name);
        // both are told by ./dev, which runs in the clone
        facts.put("commit", Optional.ofNullable(System.getenv("SOAK_COMMIT")).orElse("unknown"));
        facts.put("clean", Boolean.valueOf(Optional.ofNullable(System.getenv("SOAK_CLEAN")).orElse("false")));
        facts.put("seed", seed);
    }

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized int counted(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized void fact(String name, Object value) {
        facts.put(name, value);
    }

    synchronized String json() {
        var all = new LinkedHashMap<>(facts);
        all.put("counts", counts);
        all.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + "\n";
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json());
    }
}
