package io.jukung.scenarios.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// `Soak NAME… [--brief] [--seed N] [--folder FOLDER] [--results FILE]`: runs lanes from the repository's root, prints a line for each,
/// and writes what they met to FOLDER/NAME.json. Exit code 1 if a promise was broken.
public final class Soak {
    private static final Map<String, Lane> LANES = new TreeMap<>(Map.of("engine-killed", new EngineKilled(), "pipes", new Pipes(), "short-runs", new ShortRuns(),
            "slow-reader", new SlowReader(), "two-engines", new TwoEngines(), "log-rotation", new LogRotation()));
    private final PrintStream out = System.out;
    private final List<String> names = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private boolean brief;
    private long seed = System.nanoTime() & 0xffffffL;
    private Optional<Path> folder = Optional.empty();
    private Optional<Path> resultFile = Optional.empty();

    public static void main(String[] words) throws Exception {
        System.exit(new Soak().run(List.of(words)) ? 0 : 1);
    }

    private boolean run(List<String> words) throws IOException, InterruptedException {
        var rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            switch (word) {
                case "--brief" -> brief = true;
                case "--seed" -> seed = Long.parseLong(rest.removeFirst());
                case "--folder" -> folder = Optional.of(Path.of(rest.removeFirst()));
                case "--results" -> resultFile = Optional.of(Path.of(rest.removeFirst()));
                default -> names.add(word);
            }
        }
        for (var name : names.isEmpty() ? LANES.keySet() : names) lane(name);
        if (resultFile.isPresent()) Files.write(resultFile.get(), results, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return results.stream().noneMatch(r -> r.startsWith("failed "));
    }

    private void lane(String name) throws IOException {
        var lane = Optional.ofNullable(LANES.get(name)).orElseThrow(() -> new IOException("no soak '" + name + "'; there are " + LANES.keySet()));
        if (lane.needsDocker() && List.of(System.getenv("PATH").split(":")).stream().noneMatch(f -> Files.isExecutable(Path.of(f, "docker")))) {
            note("skipped", name, "needs docker, which this host has not");
            return;
        }
        var report = new Report(name, seed);
        var work = Files.createTempDirectory("jukung-soak");
        out.println(name + ": seed " + seed + ", again with --seed " + seed);
        try {
            lane.run(new Place(Path.of("").toAbsolutePath(), work, brief, new Random(seed)), report);
            note("passed", name, "");
        } catch (Exception e) {
            keepLogs(work, name);
            report.fact("broken", String.valueOf(e.getMessage()));
            note("failed", name, e instanceof Broken ? String.valueOf(e.getMessage()) : e.toString());
        } finally {
            delete(work);
        }
        out.print(report.json());
        if (folder.isPresent()) report.write(folder.get().resolve(name + ".json"));
    }

    private static void keepLogs(Path work, String name) throws IOException {
        var kept = Files.createDirectories(Path.of("build/soak-logs"));
        try (var all = Files.walk(work, 2)) {
            for (var log : all.filter(file -> file.toString().endsWith(".log") && Files.isRegularFile(file)).toList()) {
                Files.copy(log, kept.resolve(name + "-" + log.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void note(String verdict, String name, String text) {
        out.println(verdict + " " + name + (text.isEmpty() ? "" : "\n    " + text));
        results.add((verdict + " soak#" + name + " " + text.lines().findFirst().orElse("")).strip());
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
