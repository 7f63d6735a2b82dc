package io.jukung.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class HttpConnectionTest {
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /// Takes one client, answers at once with these bytes, and tells all that was received until the client ended its half.
    private CompletableFuture<String> answering(String answer) {
        var heard = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                client.shutdownOutput();
                heard.complete(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                heard.completeExceptionally(e);
            }
        });
        return heard;
    }

    private HttpConnection open() throws IOException {
        return HttpConnection.open(new Target.Tcp("127.0.0.1", server.getLocalPort()));
    }

    private static Request get() {
        return new Request("GET", "/x", List.of(), new Body.None());
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test void aCountedBodyEndsAndLeavesTheConnectionReusable() throws Exception {
        answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\noneHTTP/1.1 404 Not Found\r\ncontent-length: 3\r\n\r\ntwo");
        try (var connection = open()) {
            var first = connection.send(get());
            assertFalse(connection.reusable());
            assertEquals("one", text(first.body()));
            var second = connection.send(get());
            assertEquals(404, second.status());
            assertEquals("two", text(second.body()));
        }
    }

    @Test void chunksAreJoinedAndTrailersSkipped() throws Exception {
        answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\none\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n");
        try (var connection = open()) {
            assertEquals("one0123456789", text(connection.send(get()).body()));
            assertTrue(connection.reusable());
        }
    }

    @Test void aBodyOfNoLengthEndsWithTheConnection() throws Exception {
        answering("HTTP/1.1 200 OK\r\n\r\nall of it");
        try (var connection = open()) {
            assertEquals("all of it", text(connection.send(get()).body()));
            assertFalse(connection.reusable());
        }
    }

    @Test void aBodyCutShortIsAnError() throws Exception {
        for (var cut : List.of("Content-Length: 9\r\n\r\nfour", "Transfer-Encoding: chunked\r\n\r\n9\r\nfour", "Transfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n")) {
            answering("HTTP/1.1 200 OK\r\n" + cut);
            try (var connection = open()) {
                var body = connection.send(get()).body();
                assertThrows(EOFException.class, body::readAllBytes, cut);
            }
        }
    }

    @Test void theAnswerToHeadHasNoBodyWhateverItsLengthSays() throws Exception {
        answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
        try (var connection = open()) {
            assertEquals("", text(connection.send(new Request("HEAD", "/", List.of(), new Body.None())).body()));
            assertTrue(connection.reusable());
        }
    }

    @Test void aStreamIsSentInChunks() throws Exception {
        var heard = answering("HTTP/1.1 204 No Content\r\n\r\n");
        try (var connection = open()) {
            var stream = new ByteArrayInputStream("hello world, many".getBytes(StandardCharsets.UTF_8));
            assertEquals(204, connection.send(new Request("POST", "/p", List.of(new Request.Header("A", "b")), new Body.Stream(stream))).status());
        }
        var host = "Host: 127.0.0.1:" + server.getLocalPort();
        assertEquals("POST /p HTTP/1.1\r\n" + host + "\r\nA: b\r\nTransfer-Encoding: chunked\r\n\r\n11\r\nhello world, many\r\n0\r\n\r\n", heard.get());
    }

    @Test void anUpgradeKeepsBytesBehindTheHeadAndEndsEachHalfByItself() throws Exception {
        var heard = answering("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\nearly");
        try (var connection = open()) {
            var granted = assertInstanceOf(HttpConnection.Upgrade.Granted.class, connection.upgrade(get()));
            assertEquals("early", text(granted.hijacked().input()));
            granted.hijacked().output().write("late".getBytes(StandardCharsets.UTF_8));
            granted.hijacked().closeOutput();
            assertTrue(heard.get().endsWith("\r\n\r\nlate"));
        }
    }

    @Test void aRefusedUpgradeIsAnAnswer() throws Exception {
        answering("HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\nno");
        try (var connection = open()) {
            var refused = assertInstanceOf(HttpConnection.Upgrade.Refused.class, connection.upgrade(get()));
            assertEquals("no", text(refused.response().body()));
        }
    }

    @Test void informationBeforeTheAnswerIsSkipped() throws Exception {
        answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        try (var connection = open()) {
            assertEquals(200, connection.send(get()).status());
        }
    }

    @Test void whatIsNotHttpIsToldWithoutControlCharacters() throws Exception {
        answering("\u001b[31mSSH-2.0 hello\r\n\r\n");
        try (var connection = open()) {
            var error = assertThrows(ProtocolException.class, () -> connection.send(get()));
            assertEquals("the answer is not HTTP/1.1: ?[31mSSH-2.0 hello", error.getMessage());
        }
    }

    @Test void aHeaderCannotSmuggleAnother() {
        assertThrows(IllegalArgumentException.class, () -> new Request.Header("A", "b\r\nC: d"));
    }

    @Test void aChildsPipesCarryAConnection() throws Exception {
        var script = "while read l; do [ ${#l} -le 1 ] && break; done; printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\npipes'";
        try (var connection = HttpConnection.open(new Target.Pipes(List.of("sh", "-c", script)))) {
            assertEquals("pipes", text(connection.send(get()).body()));
        }
    }
}
