package io.jukung.remote.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.base.Problem;
import io.jukung.remote.ClientSettings;
import io.jukung.remote.EngineHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChoiceTest {
    @TempDir Path config;

    private String chosen(Optional<String> flag, Map<String, String> environment) {
        return HostChoice.of(new ClientSettings(flag, Optional.empty(), Optional.of(config), environment)).toString();
    }

    private void context(String name, String host) throws IOException {
        var folder = Files.createDirectories(config.resolve("contexts/meta/" + HostChoice.sha256(name)));
        Files.writeString(folder.resolve("meta.json"), "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    }

    @Test void withoutAnyWishItIsOurOwnSocket() {
        assertEquals("unix:///run/jukung/engine.sock", chosen(Optional.empty(), Map.of()));
    }

    @Test void theFlagWinsOverVariablesAndTheyOverTheContext() throws IOException {
        context("far", "tcp://far:1");
        Files.writeString(config.resolve("config.json"), "{\"currentContext\":\"far\"}");
        assertEquals("tcp://far:1", chosen(Optional.empty(), Map.of()));
        assertEquals("unix:///d", chosen(Optional.empty(), Map.of("DOCKER_HOST", "unix:///d")));
        assertEquals("unix:///j", chosen(Optional.empty(), Map.of("DOCKER_HOST", "unix:///d", "JUKUNG_HOST", "unix:///j")));
        assertEquals("unix:///f", chosen(Optional.of("unix:///f"), Map.of("DOCKER_HOST", "unix:///d")));
    }

    @Test void aContextThatDoesNotExistIsNamed() {
        var problem = assertThrows(Problem.NotFound.class, () -> chosen(Optional.empty(), Map.of("DOCKER_CONTEXT", "lost")));
        assertEquals("context \"lost\": context not found", problem.message());
    }

    @Test void hostsAreReadAsPeopleWriteThem() {
        assertEquals(new EngineHost.Tcp("::1", 2375, Optional.empty()), EngineHost.parse("tcp://[::1]"));
        assertEquals("tcp://10.0.0.1:80", EngineHost.parse("10.0.0.1:80").toString());
        assertEquals("ssh://me@host:22", EngineHost.parse("ssh://me@host:22").toString());
        for (var wrong : new String[] {"unix://relative", "ftp://x", "tcp://x:0", "tcp://x:y", "ssh://-oProxyCommand=x"}) {
            assertThrows(Problem.Invalid.class, () -> EngineHost.parse(wrong), wrong);
        }
    }
}
