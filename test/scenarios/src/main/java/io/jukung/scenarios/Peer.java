package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A dockerd on a Unix socket, asked in order to see that a scenario expects what dockerd does. What was there before is left alone.
final class Peer implements Ground {
    private final String host;
    private final Path folder;
    private final List<String> prefix;
    private final Map<String, String> surroundings;
    private final Broom broom;

    private Peer(String host, Path folder, List<String> prefix, Map<String, String> surroundings, Broom broom) {
        this.host = host;
        this.folder = folder;
        this.prefix = prefix;
        this.surroundings = surroundings;
        this.broom = broom;
    }

    /// @param pid of that dockerd, in whose network namespace lines are to be run, or empty for this one's
    static Peer open(String host, Path folder, Optional<Long> pid, Map<String, String> facts, Path rootfs) throws IOException, InterruptedException {
        var surroundings = new TreeMap<>(facts);
        surroundings.put("SOCKET", host.replace("unix://", ""));
        var prefix = new ArrayList<String>();
        if (pid.isPresent()) {
            prefix.addAll(List.of("nsenter", "-t", pid.get().toString(), "-n", "--"));
            surroundings.put("PIDFILE", Files.writeString(folder.resolve("pid"), pid.get().toString()).toString());
        }
        var shell = new Shell(prefix, folder, surroundings);
        if (shell.run("curl -sf --unix-socket $SOCKET http://engine/v1.41/images/tiny/json", "").exit() != 0) shell.must(Ground.importing(rootfs));
        return new Peer(host, folder, List.copyOf(prefix), surroundings, Broom.sparing(shell));
    }

    @Override
    public Scene scene(String name, Path program) throws IOException, InterruptedException {
        return Scene.open(folder.resolve(name), program, host, prefix, surroundings);
    }

    @Override
    public List<String> sweep() throws IOException, InterruptedException {
        broom.sweep();
        return List.of();
    }

    @Override
    public String log() { return ""; }

    @Override
    public void close() {}
}
