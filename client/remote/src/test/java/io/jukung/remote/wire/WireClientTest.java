package io.jukung.remote.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonNull;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineHost;
import io.jukung.remote.EngineUnreachable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class WireClientTest {
    @TempDir Path folder;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private Map<String, String> answers = Map.of();
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(folder.resolve("s")));
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    var client = server.accept();
                    Thread.startVirtualThread(() -> serve(client));
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
    }

    private void serve(SocketChannel client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
            var out = Channels.newOutputStream(client);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                asked.add(line);
                while (!in.readLine().isEmpty()) continue;
                var answer = answers.getOrDefault(line, "404 Not Found\r\n\r\n{\"message\":\"page not found\"}");
                int body = answer.indexOf("\r\n\r\n");
                if (line.startsWith("HEAD")) answer = answer.substring(0, body + 4);
                out.write(("HTTP/1.1 " + answer.substring(0, body) + "\r\nContent-Length: " + (answer.length() - body - 4) + answer.substring(body))
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The client went.
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private WireClient client(Optional<String> pinned) {
        return new WireClient(new EngineHost.Unix(folder.resolve("s")), pinned);
    }

    @Test void theOlderVersionOfBothIsSpoken() {
        answers = Map.of("GET /v1.51/info?a=1+%2B HTTP/1.1", "400 Bad Request\r\nApi-Version: 1.44\r\n\r\n{\"message\":\"client version 1.51 is too new\"}",
                "GET /v1.44/info?a=1+%2B HTTP/1.1", "200 OK\r\n\r\n{\"ID\":\"x\"}");
        try (var client = client(Optional.empty())) {
            assertEquals("{\"ID\":\"x\"}", client.json(Call.get("/info").query("a", "1 +").query("no", false)).toString());
            assertEquals("1.44", client.apiVersion());
        }
        assertEquals(2, asked.size());
    }

    @Test void theFirstAnswerTellsTheVersionSoThatNobodyIsAskedForIt() {
        answers = Map.of("GET /v1.51/info HTTP/1.1", "200 OK\r\nApi-Version: 1.55\r\n\r\n{}");
        try (var client = client(Optional.empty())) {
            client.get("/info");
            assertEquals("1.51", client.apiVersion());
        }
        assertEquals(1, asked.size());
    }

    @Test void aRefusalThatIsNotAboutTheVersionIsNotAskedForAgain() {
        answers = Map.of("GET /v1.51/info HTTP/1.1", "400 Bad Request\r\nApi-Version: 1.55\r\n\r\n{\"message\":\"no\"}");
        assertEquals("no", assertThrows(EngineError.class, () -> client(Optional.empty()).get("/info")).message());
        assertEquals(1, asked.size());
    }

    @Test void whoRefusesWithoutTellingAVersionIsAskedForIt() {
        answers = Map.of("GET /v1.51/info HTTP/1.1", "400 Bad Request\r\n\r\nno", "HEAD /_ping HTTP/1.1", "200 OK\r\nApi-Version: 1.40\r\n\r\n",
                "GET /v1.40/info HTTP/1.1", "200 OK\r\n\r\n{}");
        assertEquals("{}", client(Optional.empty()).get("/info").toString());
    }

    @Test void aStreamIsSentOnceInAVersionThatWasAskedFor() {
        answers = Map.of("HEAD /_ping HTTP/1.1", "200 OK\r\nApi-Version: 1.40\r\n\r\n");
        assertThrows(EngineError.class, () -> client(Optional.empty()).json(Call.post("/load").body("application/x-tar", java.io.InputStream.nullInputStream())));
        assertEquals(java.util.List.of("HEAD /_ping HTTP/1.1", "POST /v1.40/load HTTP/1.1"), java.util.List.copyOf(asked).subList(0, 2));
    }

    @Test void reachingAnEngineSaysNothingToIt() {
        client(Optional.empty()).reach();
        assertEquals(0, asked.size());
    }

    @Test void aNewerEngineIsSpokenToInOurVersion() {
        answers = Map.of("HEAD /_ping HTTP/1.1", "200 OK\r\nApi-Version: 1.57\r\n\r\n");
        assertEquals("1.51", client(Optional.empty()).apiVersion());
    }

    @Test void whoKnowsNoHeadIsAskedWithGet() {
        answers = Map.of("GET /_ping HTTP/1.1", "200 OK\r\nApi-Version: 1.30\r\n\r\n");
        assertEquals("1.30", client(Optional.empty()).apiVersion());
    }

    @Test void aPinnedVersionNeedsNoPing() {
        answers = Map.of("POST /v1.40/containers/a%20b/start HTTP/1.1", "304 Not Modified\r\n\r\n");
        assertEquals(JsonNull.INSTANCE, client(Optional.of("1.40")).json(Call.post("/containers/", "a b", "/start")));
        assertEquals(1, asked.size());
    }

    @Test void aNoCarriesItsWordsAndItsRemedy() {
        answers = Map.of("GET /v1.40/x HTTP/1.1", "409 Conflict\r\n\r\n{\"message\":\"in use\",\"remedy\":\"stop it\"}");
        var error = assertThrows(EngineError.class, () -> client(Optional.of("1.40")).get("/x"));
        assertEquals(409, error.status());
        assertEquals("in use", error.message());
        assertEquals(Optional.of("stop it"), error.remedy());
    }

    @Test void anAbsentEngineIsToldInDockersWords() {
        var nowhere = new WireClient(new EngineHost.Unix(folder.resolve("none")), Optional.empty());
        var error = assertThrows(EngineUnreachable.class, nowhere::ping);
        assertEquals("Cannot connect to the Docker daemon at unix://" + folder.resolve("none") + ". Is the docker daemon running?", error.message());
    }
}
