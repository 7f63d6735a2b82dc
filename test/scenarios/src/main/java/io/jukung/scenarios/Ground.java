package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An engine that scenarios are played on, one at a time, with an image `tiny`.
sealed interface Ground extends AutoCloseable permits Stage, Peer {
    /// What a play has to itself; closed before the next begins.
    Scene scene(String name, Path program) throws IOException, InterruptedException;

    /// Removes what a play left on the engine.
    ///
    /// @return what a tidy engine would not have left behind on the host after that
    List<String> sweep() throws IOException, InterruptedException;

    /// What the engine wrote, as far as it can be read here.
    String log() throws IOException;

    @Override
    void close() throws IOException, InterruptedException;

    /// What lines find in their environment besides what is their scene's.
    static Map<String, String> facts(Path home, Path rootfs) {
        return Map.of("JUKUNG", home.resolve("jukung").toString(), "SCENARIOS", home.resolve("test/scenarios").toString(), "TINY", rootfs.toString(),
                "PATIENCE", String.valueOf(Patience.seconds(1).toSeconds()), "JAVA", ProcessHandle.current().info().command().orElse("java"), "CLASSES", System.getProperty("java.class.path"));
    }

    /// The line that makes the image `tiny` of this archive.
    static String importing(Path rootfs) {
        return "curl -sSf --max-time " + Patience.seconds(60).toSeconds() + " -X POST -H 'Content-Type: application/x-tar' --unix-socket $SOCKET -T " + rootfs
                + " 'http://engine/v1.41/images/create?fromSrc=-&repo=tiny&tag=latest&changes=CMD%20%5B%22sh%22%5D'";
    }
}
