package io.jukung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where both engines stand ready, each with the same image `busybox` made of the host's busybox, and no other containers.
///
/// @param config an empty folder for the clients' settings, so that nobody's own play a part
/// @param peerLine how a dockerd is started here, if it is known
record Field(Path folder, Path config, Engine jukung, Engine dockerd, String ourLine, Optional<String> peerLine, String client, String docker) implements AutoCloseable {
    private static final String FLAGS = " -H unix://$SOCKET --data-root $ROOT/data --exec-root $ROOT/run --pidfile $ROOT/pid";

    static Field open(Path home, Path folder) throws IOException, InterruptedException {
        var ourLine = "exec '" + home.resolve("jukung") + "' engine" + FLAGS;
        var named = Optional.ofNullable(System.getenv("BENCH_PEER"));
        var peerLine = Optional.ofNullable(System.getenv("BENCH_PEER_COMMAND")).or(() -> named.isPresent() ? Optional.empty() : Optional.of("exec dockerd" + FLAGS));
        var config = Files.createDirectories(folder.resolve("config"));
        var peer = named.isPresent() ? Engine.running("dockerd", Path.of(named.get().replaceFirst("^unix://", "")))
                : Engine.start("dockerd", peerLine.orElseThrow(), folder.resolve("dockerd"));
        try {
            var field = new Field(folder, config, Engine.start("jukung", ourLine, folder.resolve("jukung")), peer, ourLine, peerLine,
                    home.resolve("jukung").toString(), System.getenv().getOrDefault("BENCH_DOCKER", "docker"));
            var image = BusyboxImage.make(folder);
            BusyboxImage.put(field.jukung().socket(), image);
            BusyboxImage.put(peer.socket(), image);
            return field;
        } catch (IOException | InterruptedException e) {
            peer.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (dockerd; jukung) {
            new Lives(jukung).clear();
            new Lives(dockerd).clear();
        }
    }
}
