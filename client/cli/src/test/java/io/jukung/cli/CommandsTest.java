package io.jukung.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static Stage stage(String path, String answer) { return new Stage(new RecordingEngine(Map.<String, JsonElement>of(path, JsonParser.parseString(answer)))); }

    @Test void portsAreListedInTheOrderOfTheirNumbers() {
        var stage = stage("/containers/web/json", """
                {"NetworkSettings":{"Ports":{"443/tcp":[{"HostIp":"0.0.0.0","HostPort":"8443"},{"HostIp":"::","HostPort":"8443"}],
                 "80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"}],"9/udp":null}}}""");
        assertEquals(0, stage.run(List.of("port", "web")));
        assertEquals("80/tcp -> 0.0.0.0:8080\n443/tcp -> 0.0.0.0:8443\n443/tcp -> [::]:8443\n", stage.output());
    }

    @Test void aPortBehindWhichNobodyListensIsToldBesideTheOutput() {
        var stage = stage("/containers/web/json", """
                {"NetworkSettings":{"Ports":{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"}]}},
                 "Jukung":{"Ports":[{"Port":"80/tcp","Finding":"nobody-listens","Sentence":"nobody listens on port 80 in web"}]}}""");
        assertEquals(0, stage.run(List.of("port", "web", "80")));
        assertEquals("0.0.0.0:8080\n", stage.output());
        assertEquals("nobody listens on port 80 in web\n", stage.errors());
    }

    @Test void whyPrintsTheEnginesSentenceAndWhatToTry() {
        var stage = stage("/containers/web/json", """
                {"Jukung":{"Why":{"Cause":"oom","Sentence":"web ran out of memory","Try":["run it with -m 512m","jukung logs web"]}}}""");
        assertEquals(0, stage.run(List.of("why", "web")));
        assertEquals("web ran out of memory\n  - run it with -m 512m\n  - jukung logs web\n", stage.output());
    }

    @Test void whyReadsTheStateOfAnEngineThatSaysNoMore() {
        var stage = stage("/containers/web/json", """
                {"State":{"Status":"exited","ExitCode":139,"OOMKilled":false,"Error":""},"Config":{"Cmd":["sh"]}}""");
        assertEquals(0, stage.run(List.of("why", "web")));
        assertEquals("web crashed: its program touched memory that is not its own (139)\n  - jukung logs --tail 20 web\n", stage.output());
    }

    @Test void topAlignsColumnsAtTwentyCharacters() {
        var stage = stage("/containers/web/top", "{\"Titles\":[\"PID\",\"CMD\"],\"Processes\":[[\"1\",\"sleep 9\"]]}");
        assertEquals(0, stage.run(List.of("top", "web")));
        assertEquals("PID                 CMD\n1                   sleep 9\n", stage.output());
    }

    @Test void nothingIsPrunedWithoutAYes() {
        var stage = stage("/containers/prune", "{}");
        assertEquals(0, stage.run(List.of("container", "prune")));
        assertEquals("WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ", stage.output());
    }

    @Test void aMistypedCommandOfAGroupOrFlagIsAnsweredWithWhatWasMeant() {
        var stage = new Stage(new RecordingEngine(Map.of()));
        assertEquals(1, stage.run(List.of("container", "log")));
        assertEquals(125, stage.run(List.of("ps", "--formt", "x")));
        assertTrue(stage.errors().contains("\nTry: jukung container logs\n"), stage.errors());
        assertTrue(stage.errors().contains("\nTry: jukung ps --format\n"), stage.errors());
    }

    @Test void aBareGroupShowsItsHelpOnStandardError() {
        var stage = new Stage(new RecordingEngine(Map.of()));
        assertEquals(0, stage.run(List.of("container")));
        assertEquals("", stage.output());
        assertTrue(stage.errors().startsWith("Usage:  jukung container COMMAND\n"));
    }
}
