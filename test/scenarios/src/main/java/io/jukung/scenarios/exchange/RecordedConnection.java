package io.jukung.scenarios.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.scenarios.exchange.Entry.Answer;
import io.jukung.scenarios.exchange.Entry.Exchange;
import io.jukung.scenarios.exchange.Entry.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/// One connection of a client: each of its requests is passed to the engine on a connection of its own, and its answer back.
final class RecordedConnection {
    /// Counts moments and keeps what was seen.
    interface Log {
        int moment();

        void keep(Entry entry);

        void await(String target, String text) throws IOException, InterruptedException;
    }

    private final SocketChannel client;
    private final ClientInput input;
    private final Path engine;
    private final Log log;

    RecordedConnection(SocketChannel client, Path engine, Log log) {
        this.client = client;
        this.input = ClientInput.of(client);
        this.engine = engine;
        this.log = log;
    }

    void serve() {
        try (client) {
            while (true) {
                var head = Heads.read(input);
                if (head.headers().containsKey("Golden-Await")) {
                    log.await(head.line().split(" ")[1], head.headers().get("Golden-Await"));
                    var done = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8);
                    Wire.write(client, done, done.length);
                } else if (!new Passage(head).go()) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went: that is how connections end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One request and its answer on their way.
    private final class Passage {
        private final Heads request;
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final int begins = log.moment();
        private volatile int ends;
        private volatile boolean halfClosed;

        Passage(Heads request) {
            this.request = request;
        }

        /// @return whether the connection serves for another request
        boolean go() throws IOException {
            try (var upstream = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                upstream.connect(UnixDomainSocketAddress.of(engine));
                Wire.write(upstream, request.raw(), request.raw().length);
                Wire.pass(request, input, upstream, sent, () -> { });
                var answers = Wire.input(upstream);
                boolean upgrade = request.headers().containsKey("Upgrade");
                if (!upgrade) input.whenGone(Optional.of(() -> close(upstream)));
                var head = Heads.read(answers);
                int answered = log.moment();
                boolean stream = head.status() == 101 || head.untilClose(method());
                boolean bodiless = method().equals("HEAD") || head.status() == 204 || head.status() == 304;
                if (bodiless) end();
                Wire.write(client, head.raw(), head.raw().length);
                boolean whole = stream ? takeOver(upstream) : bodiless || body(head, answers);
                input.whenGone(Optional.empty());
                if (ends == 0) end();
                keep(head, answered, !whole);
                return whole && !stream;
            }
        }

        private void end() {
            ends = log.moment();
        }

        private boolean body(Heads head, java.io.InputStream answers) {
            try {
                Wire.pass(head, answers, client, received, this::end);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private boolean takeOver(SocketChannel upstream) {
            Thread.ofPlatform().daemon().name("input").start(() -> passInput(upstream));
            var buffer = new byte[32 * 1024];
            try {
                var from = Wire.input(upstream);
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    received.write(buffer, 0, n);
                    Wire.write(client, buffer, n);
                }
                return true;
            } catch (IOException e) {
                return false;
            } finally {
                end();
            }
        }

        private void passInput(SocketChannel upstream) {
            var buffer = new byte[32 * 1024];
            try {
                for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
                    raw.write(buffer, 0, n);
                    Wire.write(upstream, buffer, n);
                }
                halfClosed = ends == 0;
                upstream.shutdownOutput();
            } catch (IOException e) {
                // The other direction ended first.
            }
        }

        private String method() {
            return request.line().split(" ")[0];
        }

        private void keep(Heads head, int answered, boolean cut) {
            var type = request.headers().getOrDefault("Content-Type", "");
            log.keep(new Exchange(begins, answered, ends,
                    new Request(method(), request.line().split(" ")[1], request.keptOfRequest(), Content.of(type, sent.toByteArray()),
                            raw.toString(UTF_8), halfClosed),
                    new Answer(head.status(), head.keptOfAnswer(), Content.of(head.headers().getOrDefault("Content-Type", ""), received.toByteArray()), cut)));
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed as far as it can be
        }
    }
}
