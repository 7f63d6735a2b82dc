package io.jukung.scenarios.exchange;

import io.jukung.scenarios.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A scripted session of one client with an engine, for the recorder: `NAME.docker` holds lines of a shell in which `docker` is the
/// client, `NAME.http` lines in which `ask METHOD TARGET [CURL'S WORDS]` sends a request as it is (`/API/` in the target stands for
/// the engine's newest version), `NAME.py` a program for docker's Python SDK. In all of them `await TARGET TEXT` waits until the engine shows a text, and the replay will wait there, too.
record Session(String name, Path file) {
    String kind() {
        var whole = String.valueOf(file.getFileName());
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    static List<Session> all(Path folder, String kind) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().map(f -> new Session(String.valueOf(f.getFileName()).replaceFirst("\\..*", ""), f)).filter(s -> s.kind().equals(kind)).toList();
        }
    }

    /// Plays the session. What it printed comes back, for the one who records.
    String play(String program, Path socket, Path folder, String version) throws IOException, InterruptedException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        command(bin, "docker", "exec '" + program + "' \"$@\"");
        command(bin, "ask", "method=$1 target=$(echo \"$2\" | sed 's#^/API/#/v" + version + "/#'); shift 2; exec curl -s --unix-socket '" + socket + "' -X \"$method\" \"$@\" \"http://engine$target\"");
        command(bin, "await", "exec curl -s --unix-socket '" + socket + "' -H \"Golden-Await: $2\" \"http://engine$1\"");
        var shell = new Shell(List.of(), folder, Map.of("PATH", bin + ":" + System.getenv("PATH"), "DOCKER_HOST", "unix://" + socket,
                "DOCKER_CONFIG", folder.resolve("config").toString(), "DOCKER_CLI_HINTS", "false", "TINY", folder.resolve("tiny.tar").toString()));
        var lines = kind().equals("py") ? List.of("'" + program + "' '" + file.toAbsolutePath() + "'")
                : Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        var printed = new ArrayList<String>();
        for (var line : lines) printed.add("$ " + line + "\n" + shell.run(line, "").output());
        return String.join("", printed);
    }

    private static void command(Path bin, String name, String script) throws IOException {
        var file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) throw new IOException("cannot make " + file + " executable");
    }
}
