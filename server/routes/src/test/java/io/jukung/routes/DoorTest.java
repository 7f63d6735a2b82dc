package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import io.jukung.gateway.Router;
import io.jukung.runtime.StreamKind;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static StubExchange ask(String method, String path, String version, String... query) throws Exception {
        var router = new Router();
        Routes.register(router, Parts.with(StubContainers.of(Optional.empty())));
        var exchange = new StubExchange(method, path);
        exchange.version = version;
        for (int i = 0; i < query.length; i += 2) exchange.query.put(query[i], query[i + 1]);
        var match = router.match(method, path).orElseThrow();
        exchange.variables.putAll(match.variables());
        match.handler().handle(exchange);
        return exchange;
    }

    @Test
    void aVersionTooNewIsRefusedInDockersWords() {
        var problem = assertThrows(Problem.Invalid.class, () -> new Versions().admit(Optional.of("1.60")));
        assertEquals("client version 1.60 is too new. Maximum supported API version is 1.55", problem.message());
    }

    @Test
    void aVersionTooOldIsRefusedInPlainText() throws Exception {
        var answer = ask("GET", "/_ping", new Versions().admit(Optional.of("1.9")));
        assertEquals(400, answer.status);
        assertEquals("text/plain; charset=utf-8", answer.type);
        assertEquals("client version 1.9 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version\n", answer.text());
    }

    @Test
    void withoutAVersionTheNewestIsMeant() {
        assertEquals("1.55", new Versions().admit(Optional.empty()));
    }

    @Test
    void pingSaysOk() throws Exception {
        assertEquals("OK", ask("GET", "/_ping", "1.24").text());
        assertEquals("", ask("HEAD", "/_ping", "1.24").text());
    }

    @Test
    void anEmptyListIsAnEmptyArray() throws Exception {
        assertEquals("[]\n", ask("GET", "/containers/json", "1.51").text());
        assertEquals("{\"Volumes\":[],\"Warnings\":null}\n", ask("GET", "/volumes", "1.51").text());
    }

    @Test
    void filtersAreCheckedInDockersWords() {
        assertEquals("invalid filter 'x'", refused("/containers/json", "filters", "{\"x\":[\"a\"]}"));
        assertEquals("invalid filter", refused("/containers/json", "filters", "zz"));
        assertEquals("invalid filter 'status=odd': invalid value for state (odd): must be one of created, running, paused, restarting, removing, exited, dead",
                refused("/containers/json", "filters", "{\"status\":{\"odd\":true}}"));
        assertEquals("invalid filter 'x'", refused("/images/json", "filters", "{\"x\":[\"a\"]}"));
        assertEquals("Bad parameters: you must choose at least one stream", refused("/containers/x/logs"));
    }

    private static String refused(String path, String... query) {
        return assertThrows(Problem.Invalid.class, () -> ask("GET", path, "1.51", query)).message();
    }

    @Test
    void waitRefusesAnUnknownCondition() {
        var problem = assertThrows(Problem.Invalid.class, () -> ask("POST", "/containers/x/wait", "1.51", "condition", "zz"));
        assertEquals("invalid condition: \"zz\"", problem.message());
    }

    @Test
    void aNodeOutsideASwarmSaysSo() {
        var problem = assertThrows(Problem.Unavailable.class, () -> ask("GET", "/services", "1.51"));
        assertTrue(problem.message().startsWith("This node is not a swarm manager."));
    }

    @Test
    void framesTellStreamAndLength() throws Exception {
        var out = new ByteArrayOutputStream();
        new Frames(out, false, _ -> true).write(StreamKind.ERR, "no\n".getBytes(UTF_8));
        assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 0, 0, 3, 'n', 'o', '\n'}, out.toByteArray());
    }

    @Test
    void changesAreReadAsInADockerfile() {
        var config = Changes.read(List.of("CMD [\"sh\",\"-c\"]", "ENV A=b C=\"d e\"", "EXPOSE 80 53/udp", "label x y", "ENTRYPOINT echo"));
        assertEquals(List.of("sh", "-c"), config.cmd());
        assertEquals(List.of("A=b", "C=d e"), config.env());
        assertTrue(config.exposedPorts().containsAll(List.of("80/tcp", "53/udp")));
        assertEquals("y", config.labels().get("x"));
        assertEquals(List.of("/bin/sh", "-c", "echo"), config.entrypoint());
        assertThrows(Problem.Invalid.class, () -> Changes.read(List.of("RUN x")));
    }
}
