package io.jukung.scenarios;

import io.jukung.base.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/// `Runner [--results FILE] [--jobs N] [--client NAME]… [--against-docker HOST [--inside PID] [--work FOLDER]] [NAME…]`: plays
/// scenarios, each once per client it names, and prints a line for each. Run from the repository's root. Exit code 1 if one failed.
///
/// With `--inside`, that dockerd is ours alone: lines run in its network namespace, and what needs an engine of its own is played, too;
/// FOLDER is one that it sees under the same path.
public final class Runner {
    private final Path home = Path.of("").toAbsolutePath();
    private final TreeSet<String> names = new TreeSet<>();
    private final TreeSet<String> only = new TreeSet<>();
    private final Results results = new Results();
    private Optional<String> dockerHost = Optional.empty();
    private Optional<Long> dockerPid = Optional.empty();
    private Optional<Path> resultFile = Optional.empty();
    private Path workBelow = Path.of(System.getProperty("java.io.tmpdir"));
    private int jobs = 2;

    public static void main(String[] words) throws Exception {
        System.exit(new Runner().run(List.of(words)) ? 0 : 1);
    }

    private boolean run(List<String> words) throws Exception {
        read(words);
        if (resultFile.isPresent()) results.writeTo(resultFile.get());
        var work = Files.createTempDirectory(workBelow, "jukung-scenarios");
        try {
            play(work);
        } finally {
            delete(work);
        }
        return results.summary();
    }

    private void read(List<String> words) {
        var rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            switch (word) {
                case "--against-docker" -> dockerHost = Optional.of(rest.removeFirst());
                case "--inside" -> dockerPid = Optional.of(Long.valueOf(rest.removeFirst()));
                case "--work" -> workBelow = Path.of(rest.removeFirst());
                case "--jobs" -> jobs = Integer.parseInt(rest.removeFirst());
                case "--client" -> only.add(rest.removeFirst());
                case "--results" -> resultFile = Optional.of(Path.of(rest.removeFirst()));
                default -> names.add(word.replace(".scenario", ""));
            }
        }
        if (dockerHost.isPresent()) jobs = 1;
    }

    private void play(Path work) throws Exception {
        var clients = Clients.find(home);
        var rootfs = Rootfs.make(work);
        var facts = Ground.facts(home, rootfs);
        var plays = new ConcurrentLinkedQueue<Player.Part>();
        for (var scenario : scenarios()) {
            for (var client : scenario.clients()) if (only.isEmpty() || only.contains(client)) plays.add(new Player.Part(scenario, client));
        }
        var players = new ArrayList<Callable<Boolean>>();
        for (int n = 1; n <= jobs; n++) {
            var folder = Files.createDirectories(work.resolve("player" + n));
            Player.Builder builder = dockerHost.isPresent()
                    ? _ -> Peer.open(dockerHost.get(), folder, dockerPid, facts, rootfs)
                    : name -> Stage.open(Files.createDirectories(folder.resolve(name)), facts, rootfs);
            players.add(() -> {
                try (var player = new Player(home, clients, builder, results, dockerHost.isPresent() ? Optional.of(dockerPid.isPresent()) : Optional.empty())) {
                    player.playAll(plays);
                }
                return true;
            });
        }
        Tasks.all(jobs, players);
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

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
