package io.jukung.gateway.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HijackTest {
    private GatewayFixture fixture;
    private volatile String json = "";

    @BeforeEach
    void open() throws IOException {
        fixture = new GatewayFixture();
        fixture.router.post("/attach", exchange -> {
            json = new String(exchange.jsonBody(), StandardCharsets.UTF_8);
            try (var hijack = exchange.hijack(true)) {
                var all = hijack.input().readAllBytes();
                hijack.output().write(all);
                hijack.output().write(" BYE".getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private List<SocketAddress> everywhere() {
        return List.of(fixture.unix(), fixture.tcp());
    }

    @Test void outputGoesOnAfterTheClientsHalfClose() throws IOException {
        for (var address : everywhere()) {
            try (var raw = new Raw(address)) {
                raw.send("POST /v1.51/attach HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 0\r\n\r\n");
                var head = raw.head();
                assertTrue(head.startsWith("HTTP/1.1 101 UPGRADED\r\n"), head);
                assertTrue(head.toLowerCase().contains("connection: upgrade\r\nupgrade: tcp\r\n"), head);
                assertTrue(head.contains("application/vnd.docker.multiplexed-stream"), head);
                raw.send("hello").halfClose();
                assertEquals("hello BYE", raw.rest());
            }
        }
    }

    @Test void bytesSentTogetherWithTheRequestReachTheHandler() throws IOException {
        for (var address : everywhere()) {
            try (var raw = new Raw(address)) {
                raw.send("POST /attach HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nGET early HTTP/1.1\r\n\r\n").halfClose();
                raw.head();
                assertEquals("GET early HTTP/1.1\r\n\r\n BYE", raw.rest());
            }
        }
    }

    @Test void aRequestWithABodyIsHijackedBehindItsBody() throws IOException {
        for (var address : everywhere()) {
            try (var raw = new Raw(address)) {
                raw.send("POST /attach HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 13\r\n\r\n{\"Tty\":false}early").halfClose();
                assertTrue(raw.head().startsWith("HTTP/1.1 101"));
                assertEquals("early BYE", raw.rest());
                assertEquals("{\"Tty\":false}", json);
            }
        }
    }

    @Test void withoutAnUpgradeHeaderTheAnswerIsARaw200() throws IOException {
        for (var address : everywhere()) {
            try (var raw = new Raw(address)) {
                raw.send("POST /attach HTTP/1.1\r\nHost: x\r\n\r\nstdin");
                var head = raw.head().toLowerCase();
                assertTrue(head.startsWith("http/1.1 200 ok"), head);
                assertFalse(head.contains("transfer-encoding") || head.contains("content-length"), head);
                raw.halfClose();
                assertEquals("stdin BYE", raw.rest());
            }
        }
    }

    @Test void aClientThatHasEndedItsInputAndReadsLateGetsEveryByte() throws Exception {
        int total = 16 << 20;
        var writer = new java.util.concurrent.atomic.AtomicReference<>(Thread.currentThread());
        fixture.router.post("/talk", exchange -> {
            try (var hijack = exchange.hijack(false)) {
                hijack.input().readAllBytes();
                writer.set(Thread.currentThread());
                for (int left = total; left > 0; left -= 1 << 16) hijack.output().write(new byte[1 << 16]);
            }
        });
        for (var address : everywhere()) {
            writer.set(Thread.currentThread());
            try (var raw = new Raw(address)) {
                raw.send("POST /talk HTTP/1.1\r\nHost: x\r\nUpgrade: tcp\r\n\r\n");
                raw.head();
                raw.halfClose();
                GatewayFixture.await("the writer parks", () -> writer.get() != Thread.currentThread() && java.util.Objects.requireNonNull(writer.get()).getState() == Thread.State.WAITING);
                assertEquals(total, raw.rest().length());
            }
        }
    }

    @Test void closingTheOutputLeavesTheInputOpen() throws Exception {
        var got = new java.util.concurrent.LinkedBlockingQueue<String>();
        fixture.router.post("/half", exchange -> {
            try (var hijack = exchange.hijack(false)) {
                hijack.closeOutput();
                got.add(new String(hijack.input().readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        for (var address : everywhere()) {
            try (var raw = new Raw(address)) {
                raw.send("POST /half HTTP/1.1\r\nHost: x\r\nUpgrade: tcp\r\n\r\n");
                raw.head();
                assertEquals("", raw.rest());
                raw.send("after the end").halfClose();
                assertEquals("after the end", got.poll(5, TimeUnit.SECONDS));
            }
        }
    }

    @Test void aClientThatVanishesAfterItsHalfCloseIsNoticed() throws Exception {
        var gone = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        fixture.router.post("/silent", exchange -> {
            try (var hijack = exchange.hijack(false)) {
                hijack.onClientGone(gone::countDown);
                hijack.input().readAllBytes();
                begun.countDown();
                gone.await();
            }
        });
        var raw = fixture.client();
        raw.send("POST /silent HTTP/1.1\r\nHost: x\r\nUpgrade: tcp\r\n\r\n");
        raw.head();
        raw.halfClose();
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        assertEquals(1, gone.getCount(), "a half close is not the end");
        raw.close();
        assertTrue(gone.await(5, TimeUnit.SECONDS));
    }
}
