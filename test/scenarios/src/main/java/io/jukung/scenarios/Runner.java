package io.jukung.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// `Runner [--against-docker HOST] [--results FILE] [NAME…]`: plays scenarios, each once per client it names, and prints a line for each.
/// Run from the repository's root. Exit code 1 if one failed.
public final class Runner {
    private final Path home = Path.of("").toAbsolutePath();
    private final PrintStream out = System.out;
    private final List<String> results = new ArrayList<>();
    private Optional<String> dockerHost = Optional.empty();
    private Optional<Path> resultFile = Optional.empty();
    private final TreeSet<String> names = new TreeSet<>();

    public static void main(String[] words) throws Exception {
        System.exit(new Runner().run(List.of(words)) ? 0 : 1);
    }

    private boolean run(List<String> words) throws IOException, InterruptedException {
        var rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            switch (word) {
                case "--against-docker" -> dockerHost = Optional.of(rest.removeFirst());
                case "--results" -> resultFile = Optional.of(Path.of(rest.removeFirst()));
                default -> names.add(word.replace(".scenario", ""));
            }
        }
        var work = Files.createTempDirectory("jukung-scenarios");
        try {
            var rootfs = Rootfs.make(work);
            for (var scenario : scenarios()) {
                for (var client : scenario.clients()) one(scenario, client, work, rootfs);
            }
        } finally {
            delete(work);
        }
        if (resultFile.isPresent()) Files.write(resultFile.get(), results);
        long failed = results.stream().filter(r -> r.startsWith("failed ")).count();
        long passed = results.stream().filter(r -> r.startsWith("passed ")).count();
        out.println(passed + " passed, " + failed + " failed, " + (results.size() - passed - failed) + " skipped");
        return failed == 0 && passed > 0;
    }

    private List<Scenario> scenarios() throws IOException {
        var found = new ArrayList<Scenario>();
        try (var files = Files.list(home.resolve("test/scenarios/cases"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".scenario")).sorted().toList()) {
                var scenario = Scenario.read(file);
                if (names.isEmpty() || names.contains(scenario.name())) found.add(scenario);
            }
        }
        for (var name : names) {
            if (found.stream().noneMatch(s -> s.name().equals(name))) throw new IOException("no scenario '" + name + "' in test/scenarios/cases");
        }
        return found;
    }

    private void one(Scenario scenario, String client, Path work, Path rootfs) throws IOException, InterruptedException {
        var name = scenario.name() + "(" + client + ")";
        long begin = System.nanoTime();
        var missing = missing(scenario, client);
        if (missing.isPresent()) {
            note("skipped", name, missing.get(), begin);
            return;
        }
        Optional<String> complaint;
        var folder = Files.createDirectories(work.resolve(scenario.name() + "-" + client));
        try {
            complaint = dockerHost.isPresent() ? against(scenario, client, folder, rootfs, dockerHost.get()) : alone(scenario, client, folder, rootfs);
        } catch (IOException | RuntimeException e) {
            complaint = Optional.of("it could not be played: " + e);
        }
        note(complaint.isPresent() ? "failed" : "passed", name, complaint.orElse(""), begin);
    }

    private Optional<String> alone(Scenario scenario, String client, Path folder, Path rootfs) throws IOException, InterruptedException {
        try (var stage = Stage.open(home, folder, client, rootfs)) {
            var complaint = new Play(stage.shell(), Optional.of(stage)).play(scenario);
            if (complaint.isEmpty()) {
                var leaks = stage.leaks();
                if (!leaks.isEmpty()) complaint = Optional.of("left behind: " + String.join("; ", leaks));
            }
            if (complaint.isPresent()) {
                var kept = home.resolve("build/scenario-logs/" + scenario.name() + "-" + client + ".log");
                Files.createDirectories(kept.getParent());
                Files.writeString(kept, stage.engineLog());
                complaint = complaint.map(text -> text + "\n    the engine's log: " + home.relativize(kept));
            }
            return complaint;
        }
    }

    /// On somebody's dockerd: only containers made here are removed in the end.
    private Optional<String> against(Scenario scenario, String client, Path folder, Path rootfs, String host) throws IOException, InterruptedException {
        Stage.writeClient(folder.resolve("bin/client"), home, client, host);
        var shell = new Shell(List.of(), folder, Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"), "S", folder.toString(),
                "JUKUNG", home.resolve("jukung").toString(), "SCENARIOS", home.resolve("test/scenarios").toString(), "DOCKER_CONFIG", folder.resolve("config").toString()));
        var before = shell.must("client ps -aq --no-trunc").lines().toList();
        shell.must("client image inspect tiny >/dev/null 2>&1 || client import " + rootfs + " tiny:latest");
        try {
            return new Play(shell, Optional.empty()).play(scenario);
        } finally {
            for (var id : shell.must("client ps -aq --no-trunc").lines().toList()) if (!before.contains(id)) shell.run("client rm -f " + id, "");
        }
    }

    private Optional<String> missing(Scenario scenario, String client) throws IOException {
        if (dockerHost.isPresent() && scenario.touchesTheEngine()) return Optional.of("it kills engines, and this one is not ours");
        if (dockerHost.isPresent() && scenario.needs().contains("own-engine")) return Optional.of("it wants an engine of its own");
        var programs = new ArrayList<>(scenario.needs());
        programs.remove("own-engine");
        for (var host : Trait.values()) {
            if (programs.remove(host.word()) && !host.here()) return Optional.of(host.otherwise());
        }
        if (!client.equals("jukung")) programs.add(client);
        for (var program : programs) {
            boolean here = List.of(System.getenv("PATH").split(":")).stream().anyMatch(f -> Files.isExecutable(Path.of(f, program)));
            if (!here) return Optional.of("needs " + program + ", which this host has not");
        }
        return Optional.empty();
    }

    private void note(String verdict, String name, String text, long begin) {
        out.printf("%-8s %-40s %5d ms%s%n", verdict, name, (System.nanoTime() - begin) / 1_000_000, text.isEmpty() ? "" : "\n    " + text);
        results.add((verdict + " " + name + " " + text.lines().findFirst().orElse("")).strip());
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
