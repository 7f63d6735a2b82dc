package io.jukung.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.kernel.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Plays the scenes in a process with network and mounts of its own, and reports each as a test.
final class BridgeSandboxesTest {
    @TestFactory
    Stream<DynamicTest> onAHostOfItsOwn() throws Exception {
        Assumptions.assumeTrue(Host.euid() == 0, "skipped: namespaces need root");
        Assumptions.assumeTrue(Stream.of("/usr/sbin/nft", "/sbin/nft", "/usr/bin/nft").anyMatch(p -> Files.exists(Path.of(p))), "skipped: nft is missing");
        var results = play();
        return Scenes.all().keySet().stream().map(name -> DynamicTest.dynamicTest(name, () ->
                assertEquals("PASS", results.getOrDefault(name, "not played: " + results.get("output")))));
    }

    private static HashMap<String, String> play() throws Exception {
        var command = new ArrayList<>(List.of("unshare", "-n", "-m", System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Scenes.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var results = new HashMap<String, String>();
        results.put("output", output);
        for (var line : output.lines().toList()) {
            var parts = line.split("\t", 3);
            if (parts.length >= 2) results.put(parts[1], parts[0].equals("PASS") ? "PASS" : parts[parts.length - 1].replace("\\n", "\n"));
        }
        return results;
    }
}
