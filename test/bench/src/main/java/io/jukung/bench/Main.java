package io.jukung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `bench NAME [N]`: measures, prints the table, writes `test/bench/results/NAME.json`. Started from the repository's root.
///
/// The other engine is a dockerd that this starts in namespaces of its own (`BENCH_PEER_COMMAND` says how, where plain `dockerd` is
/// not it: a shell line that finds `$SOCKET` and `$ROOT`), or one that is already up, named by `BENCH_PEER=unix:///…`; then what needs a start of it
/// is left out unless the command is there too. `BENCH_DOCKER` names the docker client, `BENCH_RESULTS` another folder for the result.
public final class Main {
    private static final int ROUNDS = 20;

    private Main() {}

    public static void main(String[] words) throws Exception {
        if (words.length == 0 || !words[0].equals("run")) {
            System.err.println("bench: name one of: run");
            System.exit(2);
        }
        int n = words.length > 1 ? Integer.parseInt(words[1]) : ROUNDS;
        var folder = Files.createTempDirectory("jukung-bench");
        var field = Field.open(Path.of("").toAbsolutePath(), folder);
        // Also where it is broken off: no engine and no container is left behind.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> leave(field, folder)));
        var result = new Result(Facts.gather(words[0], n, field), new RunSuite(field, n).measure());
        var out = Path.of(System.getenv().getOrDefault("BENCH_RESULTS", "test/bench/results"), words[0] + ".json");
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, result.json());
        System.out.println(String.join("\n", result.facts().lines()) + "\n\n" + result.table() + "\nwritten to " + out);
    }

    private static void leave(Field field, Path folder) {
        try {
            field.close();
            new ProcessBuilder("rm", "-rf", "--one-file-system", folder.toString()).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            System.err.println("bench: " + e.getMessage());
        }
    }
}
