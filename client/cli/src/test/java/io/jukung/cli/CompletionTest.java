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
        var bash = "source " + file + "; COMP_WORDS=(" + program() + " " + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _jukung; echo ${COMPREPLY[@]}";
        return said("/bin/bash", "--norc", "-c", bash);
    }

    /// What zsh is given to choose from after these words: it leaves out what does not fit by itself.
    private List<String> zshOffers(String... words) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "needs zsh");
        var file = Files.writeString(folder.resolve("_jukung"), script("zsh"));
        var zsh = "compdef() { : }; _files() { print FILES }; compadd() { shift; print -r -- $@ }; source " + file
                + "; words=(" + program() + " " + String.join(" ", words) + "); CURRENT=$#words; _jukung";
        return List.of(said("/usr/bin/zsh", "-f", "-c", zsh).split("\\s+"));
    }

    private String fishOffers(String line) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/fish")), "needs fish");
        var file = Files.writeString(folder.resolve("jukung.fish"), script("fish"));
        return said("/usr/bin/fish", "--no-config", "-c", "set -x PATH " + program().getParent() + " $PATH; source " + file + "; complete -C '" + line + "'");
    }

    private Path program() throws IOException {
        var program = Files.writeString(folder.resolve("jukung"), "#!/bin/sh\necho \"web $*\"\n");
        program.toFile().setExecutable(true);
        return program;
    }

    private String said(String... command) throws IOException, InterruptedException {
        var shell = new ProcessBuilder(command).redirectErrorStream(true);
        shell.environment().put("HOME", folder.toString());
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

    @Test void zshCompletesCommandsGroupsFlagsAndNames() throws Exception {
        assertTrue(zshOffers("resta").contains("restart"));
        assertTrue(zshOffers("-H", "unix:///x", "container", "pru").contains("prune"));
        assertTrue(zshOffers("container", "ls", "--no-t").contains("--no-trunc"));
        assertEquals(List.of("web", "-H", "unix:///x", "ps", "--format", "{{.Names}}"), zshOffers("-H", "unix:///x", "stop", "''"));
    }

    @Test void fishCompletesCommandsGroupsFlagsAndNames() throws Exception {
        assertEquals("restart", fishOffers("jukung resta"));
        assertEquals("prune", fishOffers("jukung -H unix:///x container pru"));
        assertEquals("--no-trunc\tShorten nothing", fishOffers("jukung container ls --no-t"));
        assertEquals("web -H unix:///x ps --format {{.Names}}", fishOffers("jukung -H unix:///x stop "));
    }

    @Test void everyShellKnowsEveryCommand() {
        for (var shell : List.of("bash", "zsh", "fish")) {
            var script = script(shell);
            for (var name : Commands.OTHERS) assertTrue(script.contains(name), name + " in " + shell);
        }
    }
}
