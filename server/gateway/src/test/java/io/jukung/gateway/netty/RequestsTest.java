package io.jukung.gateway.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RequestsTest {
    private GatewayFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new GatewayFixture();
        fixture.router.get("/_ping", exchange -> exchange.text("OK")).head("/_ping", exchange -> exchange.text("OK"))
                .get("/containers/{id}/json", exchange -> exchange.json("\"" + exchange.path("id") + " " + exchange.apiVersion() + "\""))
                .post("/echo", exchange -> exchange.json(exchange.jsonBody()))
                .post("/ignore", exchange -> exchange.noContent())
                .get("/missing", _ -> {
                    throw new Problem.NotFound("No such container: \"x\"\n", "see 'jukung ps -a'");
                })
                .get("/broken", _ -> {
                    throw new IllegalStateException("boom");
                })
                .get("/stream", exchange -> {
                    try (var out = exchange.stream("application/json")) {
                        out.write("one".getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        out.write("two".getBytes(StandardCharsets.UTF_8));
                    }
                })
                .get("/half", exchange -> {
                    exchange.stream("text/plain").write(1);
                    throw new IOException("the disk is gone");
                });
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private String ask(String request) throws IOException {
        try (var raw = fixture.client()) {
            return raw.send(request.replace("HTTP/1.1\r\n", "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n")).rest();
        }
    }

    private String get(String path) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\n\r\n");
    }

    @Test void whoDoesNotAskForRemediesGetsDockersBytes() throws IOException {
        var answer = get("/missing");
        assertTrue(answer.endsWith("\r\n\r\n{\"message\":\"No such container: \\\"x\\\"\\n\"}\n"), answer);
    }

    @Test void aProblemIsDockersJsonWithTheRemedyBesideForThoseWhoAsk() throws IOException {
        var answer = ask("GET /missing HTTP/1.1\r\nJukung-Remedy: wanted\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 404 Not Found\r\n"), answer);
        assertTrue(answer.toLowerCase().contains("\r\ncontent-type: application/json\r\n"), answer);
        assertTrue(answer.contains("Api-Version: 1.51\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n{\"message\":\"No such container: \\\"x\\\"\\n\",\"remedy\":\"see 'jukung ps -a'\"}\n"), answer);
    }

    @Test void whatNobodyServesIsPageNotFound() throws IOException {
        for (var answer : new String[] {get("/nothing"), ask("DELETE /_ping HTTP/1.1\r\n\r\n"), get("/v1.51/nothing")}) {
            assertTrue(answer.startsWith("HTTP/1.1 404") && answer.endsWith("{\"message\":\"page not found\"}\n"), answer);
        }
    }

    @Test void optionsAreFineEverywhere() throws IOException {
        assertTrue(ask("OPTIONS /any/where HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 200 OK\r\n"));
    }

    @Test void anUnexpectedFailureIsLoggedAndAnswered500() throws IOException {
        assertTrue(get("/broken").endsWith("{\"message\":\"boom\"}\n"));
        assertEquals("boom", fixture.logged.element().getMessage());
    }

    @Test void theVersionIsTakenOffThePath() throws IOException {
        assertTrue(get("/v1.44/containers/a%20b/json").endsWith("\"a b 1.44\""));
        assertTrue(get("/containers/c/json").endsWith("\"c 1.51\""));
    }

    @Test void theAnswerToHeadHasALengthAndNoBody() throws IOException {
        var answer = ask("HEAD /_ping HTTP/1.1\r\n\r\n");
        assertTrue(answer.toLowerCase().contains("content-length: 2\r\n") && answer.endsWith("\r\n\r\n"), answer);
    }

    @Test void aBodyMustSayThatItIsJson() throws IOException {
        assertTrue(ask("POST /echo HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")
                .endsWith("{\"message\":\"unsupported Content-Type header (text/plain): must be 'application/json'\"}\n"));
        assertTrue(ask("POST /echo HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
                .endsWith("{\"message\":\"malformed Content-Type header (): mime: no media type\"}\n"));
        assertTrue(ask("POST /echo HTTP/1.1\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}").endsWith("\r\n\r\n{}"));
        assertTrue(ask("POST /echo HTTP/1.1\r\nContent-Length: 0\r\n\r\n").startsWith("HTTP/1.1 200"));
    }

    @Test void aJsonBodyHasALimit() throws IOException {
        var answer = ask("POST /echo HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n" + " ".repeat(5000000));
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    }

    @Test void requestsMayComeAByteAtATime() throws IOException {
        try (var raw = new Raw(fixture.tcp())) {
            for (int round = 0; round < 2; round++) {
                for (var c : "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n".split("")) {
                    raw.send(c);
                }
                assertTrue(raw.readUntil("{}").startsWith("HTTP/1.1 200"));
            }
        }
    }

    @Test void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (var raw = fixture.client()) {
            var text = new StringBuilder();
            for (int i = 0; i < 50; i++) text.append("GET /containers/").append(i).append("/json HTTP/1.1\r\nHost: x\r\n\r\n");
            raw.send(text.toString());
            for (int i = 0; i < 50; i++) assertTrue(raw.readUntil("\"" + i + " 1.51\"").startsWith("HTTP/1.1 200"), "answer " + i);
        }
    }

    @Test void pipelinedRequestsAreAnsweredEvenIfTheClientSaysNoMore() throws IOException {
        try (var raw = fixture.client()) {
            raw.send("GET /_ping HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3)).halfClose();
            assertEquals(4, raw.rest().split("HTTP/1.1 200 OK", -1).length);
        }
    }

    @Test void anUnreadBodyIsSkippedBeforeTheNextRequest() throws IOException {
        try (var raw = fixture.client()) {
            raw.send("POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100000));
            assertTrue(raw.head().startsWith("HTTP/1.1 204"));
            raw.send("GET /_ping HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(raw.readUntil("OK\r\n").startsWith("HTTP/1.1 200"));
        }
    }

    @Test void aStreamIsSentInChunks() throws IOException {
        assertTrue(get("/stream").endsWith("\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"));
    }

    @Test void aStreamThatBreaksOffHasNoEnd() throws IOException {
        var answer = get("/half");
        assertTrue(!answer.endsWith("0\r\n\r\n"), answer);
    }

    @Test void whatIsNotHttpIsRefused() throws IOException {
        try (var raw = fixture.client()) {
            assertTrue(raw.send("\u0016\u0003 nonsense\r\n\r\n").rest().startsWith("HTTP/1.1 400"));
        }
        assertTrue(get("/" + "x".repeat(40_000)).startsWith("HTTP/1.1 414"));
        assertTrue(ask("GET /_ping HTTP/1.1\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n").startsWith("HTTP/1.1 431"));
        assertTrue(get("/%zz").startsWith("HTTP/1.1 400"));
    }

    @Test void aHalfSentHeadIsNotWaitedForForever() throws IOException {
        try (var impatient = new GatewayFixture(Duration.ofMillis(50)); var raw = impatient.client()) {
            assertEquals("", raw.send("GET /_pi").rest());
        }
    }

    @Test void anExpectationIsMetWhenTheBodyIsRead() throws IOException {
        try (var raw = fixture.client()) {
            raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n");
            assertTrue(raw.head().startsWith("HTTP/1.1 100"));
            assertTrue(raw.send("{}").readUntil("{}").startsWith("HTTP/1.1 200"));
        }
    }
}
