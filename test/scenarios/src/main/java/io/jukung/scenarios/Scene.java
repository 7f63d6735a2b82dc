package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one play of one scenario has to itself: a folder `$S`, a program `client` on its path, and a terminal (a tmux server
/// on a socket in that folder) which ends with it.
record Scene(Shell shell) implements AutoCloseable {
    /// @param folder where the scene's files go; seen by the engine, too
    /// @param prefix words that lead a line into the engine's namespaces; none where it has none of its own
    static Scene open(Path folder, Path program, String host, List<String> prefix, Map<String, String> surroundings) throws IOException, InterruptedException {
        var environment = new TreeMap<>(surroundings);
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("S", folder.toString());
        environment.put("DOCKER_CONFIG", folder.resolve("config").toString());
        environment.put("SOCKET", host.replace("unix://", ""));
        environment.put("TERM", "xterm-256color");
        environment.put("LANG", "C.UTF-8");
        var outputs = Files.createTempDirectory("jukung-scene");
        var shell = new Shell(prefix, outputs, environment);
        shell.must("""
                mkdir -p $S/bin $S/config
                printf '#!/bin/sh\\nexec "%s" -H "%s" "$@"\\n' > $S/bin/client
                chmod +x $S/bin/client""".formatted(program, host));
        return new Scene(shell);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        shell.run(Terminal.END, "");
        Files.deleteIfExists(shell.folder());
    }
}
