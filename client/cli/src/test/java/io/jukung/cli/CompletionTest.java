package io.jukung.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    @TempDir Path folder;

    private static String script(String shell) {
        var stage = new Stage(new RecordingEngine(Map.of()));
        assertEquals(0, stage.run(List.of("completion", shell)));
        return stage.output();
    }

    /// What bash offers after these words, in one line.
    private String offered(String line) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        var file = Files.writeString(folder.resolve("completion"), script("bash"));
        var program = Files.writeString(folder.resolve("jukung"), "#!/bin/sh\necho \"web $*\"\n");
        program.toFile().setExecutable(true);
        var bash = "source " + file + "; COMP_WORDS=(" + program + " " + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _jukung; echo ${COMPREPLY[@]}";
        var shell = new ProcessBuilder("/bin/bash", "--norc", "-c", bash).redirectErrorStream(true);
        shell.environment().keySet().removeAll(List.of("DOCKER_HOST", "JUKUNG_HOST", "DOCKER_CONTEXT"));
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    @Test void bashCompletesCommandsGroupsAndFlags() throws Exception {
        assertEquals("restart", offered("resta"));
        assertEquals("prune", offered("-H unix:///x container pru"));
        assertEquals("--no-trunc", offered("container ls --no-t"));
        assertEquals("--rm", offered("run -d --rm"));
    }

    @Test void bashAsksTheEngineForNamesButNeverStartsOne() throws Exception {
        assertEquals("web -H unix:///run/jukung/engine.sock ps -a --format {{.Names}}", offered("logs ''"));
        assertEquals("web -H unix:///x ps --format {{.Names}}", offered("-H unix:///x stop ''"));
    }

    @Test void everyShellKnowsEveryCommand() {
        for (var shell : List.of("bash", "zsh", "fish")) {
            var script = script(shell);
            for (var name : Commands.OTHERS) assertTrue(script.contains(name), name + " in " + shell);
        }
    }
}
