package io.jukung.gateway.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlowAndVanishedTest {
    private GatewayFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new GatewayFixture();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test void aSlowReaderHoldsTheWriterBackAndGetsEveryByte() throws Exception {
        long total = 256L << 20;
        var written = new AtomicLong();
        var writer = new AtomicReference<Thread>(Thread.currentThread());
        fixture.router.get("/big", exchange -> {
            writer.set(Thread.currentThread());
            exchange.responseHeader("Content-Length", Long.toString(total));
            try (var out = exchange.stream("application/x-tar")) {
                var piece = new byte[100_000];
                for (long left = total; left > 0; left -= piece.length) {
                    out.write(piece, 0, (int) Math.min(piece.length, left));
                    written.addAndGet(Math.min(piece.length, left));
                }
            }
        });
        try (var raw = fixture.client()) {
            raw.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
            raw.head();
            GatewayFixture.await("the writer parks", () -> written.get() > 0 && Objects.requireNonNull(writer.get()).getState() == Thread.State.WAITING);
            assertTrue(written.get() < 4 << 20, "written without a reader: " + written.get());
            var some = ByteBuffer.allocate(1 << 20);
            long read = 0;
            while (read < total) read += raw.channel.read(some.clear());
            assertEquals(total, read);
        }
    }

    @Test void aBodyNobodyReadsStopsOnTheWire() throws Exception {
        var done = new CountDownLatch(1);
        fixture.router.post("/upload", exchange -> {
            done.await();
            exchange.body().transferTo(java.io.OutputStream.nullOutputStream());
            exchange.noContent();
        });
        try (var raw = fixture.client()) {
            int total = 32 << 20;
            raw.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: " + total + "\r\n\r\n");
            raw.channel.configureBlocking(false);
            var rest = ByteBuffer.allocate(total);
            for (int idle = 0; idle < 2000; idle++) {
                if (raw.channel.write(rest) > 0) idle = 0;
                Thread.yield();
            }
            assertTrue(rest.position() < 2 << 20, "taken though nobody reads: " + rest.position());
            done.countDown();
            raw.channel.configureBlocking(true);
            while (rest.hasRemaining()) raw.channel.write(rest);
            assertTrue(raw.head().startsWith("HTTP/1.1 204"));
        }
    }

    @Test void aHundredVanishedClientsLeaveNothingOpen() throws Exception {
        var served = new CountDownLatch(100);
        var ended = new CountDownLatch(100);
        fixture.router.get("/follow", exchange -> {
            var gone = new CountDownLatch(1);
            exchange.onClientGone(gone::countDown);
            var out = exchange.stream("text/plain");
            out.write('x');
            out.flush();
            served.countDown();
            gone.await();
            ended.countDown();
        });
        fixture.client().close();
        GatewayFixture.await("the first client is forgotten", () -> fixture.gateway.clients() == 0);
        int before = openFiles();
        var clients = new ArrayList<Raw>();
        for (int i = 0; i < 100; i++) clients.add(new Raw(i % 2 == 0 ? fixture.unix() : fixture.tcp()).send("GET /follow HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertTrue(served.await(10, TimeUnit.SECONDS));
        for (var client : clients) client.close();
        assertTrue(ended.await(10, TimeUnit.SECONDS));
        GatewayFixture.await("every client is forgotten", () -> fixture.gateway.clients() == 0);
        GatewayFixture.await("every file is closed", () -> openFiles() <= before);
    }

    private static int openFiles() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }
}
