package io.jukung.scenarios.exchange;

import io.jukung.scenarios.Rootfs;
import io.jukung.scenarios.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// `Golden record ENGINE SOCKET CLIENT PROGRAM [SESSION…]` records sessions of a client with the engine behind a socket;
/// `Golden replay [--results FILE] [PART OF A NAME…]` says them again to engines of ours. Run from the repository's root.
public final class Golden {
    private static final Path FOLDER = Path.of("test/scenarios/exchanges").toAbsolutePath();

    private final Path work;
    private final Path tiny;
    private final List<String> results = new ArrayList<>();

    private Golden(Path work) throws IOException, InterruptedException {
        this.work = work;
        this.tiny = Rootfs.make(work);
    }

    public static void main(String[] words) throws Exception {
        var rest = new ArrayList<>(List.of(words));
        var verb = rest.isEmpty() ? "" : rest.removeFirst();
        var work = Files.createTempDirectory("jukung-golden");
        boolean well;
        try {
            var golden = new Golden(work);
            well = switch (verb) {
                case "record" -> golden.record(rest);
                case "replay" -> golden.replay(rest);
                default -> throw new IOException("say record or replay");
            };
        } finally {
            delete(work);
        }
        System.exit(well ? 0 : 1);
    }

    private boolean record(List<String> words) throws IOException, InterruptedException {
        if (words.size() < 4) throw new IOException("say record ENGINE SOCKET CLIENT PROGRAM [SESSION…]");
        var engine = Path.of(words.get(1).replaceFirst("^unix://", ""));
        var client = words.get(2);
        var version = new Api(engine).get("/version").getAsJsonObject().get("ApiVersion").getAsString();
        var wanted = words.subList(4, words.size());
        var kind = client.startsWith("docker-") ? "docker" : client.startsWith("python") ? "py" : "http";
        for (var session : Session.all(FOLDER.resolve("sessions"), kind)) {
            if (!wanted.isEmpty() && !wanted.contains(session.name())) continue;
            new Api(engine).reset(tiny);
            var socket = work.resolve(session.name() + ".sock");
            try (var recorder = Recorder.listen(socket, engine)) {
                System.out.println("== " + session.name());
                System.out.print(session.play(words.get(3), socket, work, version));
                var file = FOLDER.resolve("recorded/" + words.get(0) + "/" + client + "/" + session.name() + ".json");
                recorder.recording(session.name()).write(file);
                Scrub.of(new Api(engine)).apply(file);
            }
        }
        return true;
    }

    private boolean replay(List<String> words) throws IOException, InterruptedException {
        var wanted = new ArrayList<>(words);
        Optional<Path> resultFile = Optional.empty();
        if (wanted.size() > 1 && wanted.getFirst().equals("--results")) {
            wanted.removeFirst();
            resultFile = Optional.of(Path.of(wanted.removeFirst()));
        }
        var differences = Differences.read(FOLDER.resolve("differences"));
        for (var group : groups()) replay(group, wanted, differences);
        if (wanted.isEmpty()) note("every listed difference is met", differences.unmet(), System.nanoTime());
        if (resultFile.isPresent()) Files.write(resultFile.get(), results);
        long failed = results.stream().filter(r -> r.startsWith("failed ")).count();
        System.out.println((results.size() - failed) + " passed, " + failed + " failed");
        return failed == 0 && !results.isEmpty();
    }

    /// Folders of recordings: one for each engine and client.
    private static List<Path> groups() throws IOException {
        try (var all = Files.walk(FOLDER.resolve("recorded"), 2)) {
            return all.filter(f -> Files.isDirectory(f) && f.getNameCount() == FOLDER.getNameCount() + 3).sorted().toList();
        }
    }

    private void replay(Path group, List<String> wanted, Differences differences) throws IOException, InterruptedException {
        List<Path> files;
        try (var all = Files.list(group)) {
            files = all.filter(f -> wanted.isEmpty() || wanted.stream().anyMatch(name(f)::contains)).sorted().toList();
        }
        if (files.isEmpty()) return;
        var folder = Files.createDirectories(work.resolve(name(group).replace('/', '-')));
        try (var stage = Stage.open(Path.of("").toAbsolutePath(), folder, "jukung", tiny)) {
            for (var file : files) {
                long begin = System.nanoTime();
                note(name(file), outcome(file, stage.socket(), differences), begin);
            }
            var log = Path.of("build/scenario-logs/golden-" + folder.getFileName() + ".log");
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.writeString(log, stage.log());
        }
    }

    private List<String> outcome(Path file, Path socket, Differences differences) throws InterruptedException {
        try {
            return new Replay(socket, tiny, differences).play(Recording.read(name(file), file));
        } catch (IOException | RuntimeException e) {
            return List.of("it could not be played to its end: " + e.getMessage());
        }
    }

    private static String name(Path file) {
        return FOLDER.resolve("recorded").relativize(file).toString().replace(".json", "");
    }

    private void note(String name, List<String> complaints, long begin) {
        var verdict = complaints.isEmpty() ? "passed" : "failed";
        System.out.printf("%-8s %-50s %5d ms%n", verdict, name, (System.nanoTime() - begin) / 1_000_000);
        complaints.forEach(complaint -> System.out.println("    " + complaint));
        results.add(verdict + " golden(" + name.replace(' ', '-') + ")" + complaints.stream().findFirst().map(first -> " " + first).orElse(""));
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
