package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.base.Problem;
import io.jukung.engine.Containers;
import io.jukung.gateway.Exchange;
import io.jukung.notation.Timestamps;
import io.jukung.runtime.LogLine;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.OptionalLong;

/// What a container wrote, line by line.
final class LogRoutes {
    private static final int BUFFER = 32 * 1024;

    private final Containers containers;

    LogRoutes(Containers containers) {
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.get("/containers/{id}/logs", this::logs);
    }

    private void logs(Exchange exchange) throws IOException, InterruptedException {
        boolean out = exchange.queryBool("stdout");
        boolean err = exchange.queryBool("stderr");
        if (!out && !err) throw new Problem.Invalid("Bad parameters: you must choose at least one stream", "add stdout=1 or stderr=1");
        var container = containers.get(exchange.path("id"));
        if (container.hostConfig().path("LogConfig").path("Type").asString("").equals("none")) {
            throw new Problem.NotServed("configured logging driver does not support reading", "make it again without --log-driver none");
        }
        var query = new LogQuery(out, err, tail(exchange), FilterQuery.seconds(exchange, "since"), FilterQuery.seconds(exchange, "until"),
                exchange.queryBool("follow"));
        boolean tty = container.config().path("Tty").asBoolean(false);
        boolean timestamps = exchange.queryBool("timestamps");
        boolean details = exchange.queryBool("details");
        var reader = Thread.currentThread();
        try (var stream = new BufferedOutputStream(exchange.stream(contentType(exchange, tty)), BUFFER)) {
            stream.flush();
            exchange.onClientGone(reader::interrupt);
            var frames = new Frames(stream, tty, _ -> true);
            containers.logs(container.id(), query, new LogStore.Sink() {
                @Override public void line(LogLine line) throws IOException {
                    frames.write(line.stream(), text(line, timestamps, details));
                }
                @Override public void rest() throws IOException {
                    stream.flush();
                }
            });
        } catch (InterruptedException e) {
            // the client has gone: that is how following ends
        }
    }

    private OptionalLong tail(Exchange exchange) {
        var text = exchange.query("tail").orElse("");
        // as in Docker, what is no number means all
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static String contentType(Exchange exchange, boolean tty) {
        return !tty && Versions.of(exchange).atLeast(1, 42) ? "application/vnd.docker.multiplexed-stream" : "application/vnd.docker.raw-stream";
    }

    private static byte[] text(LogLine line, boolean timestamps, boolean details) {
        if (!timestamps && !details) return line.bytes();
        var text = new ByteArrayOutputStream(line.bytes().length + 40);
        if (timestamps) text.writeBytes((Timestamps.printFixed(line.at()) + " ").getBytes(UTF_8));
        // where attributes of the log driver would stand
        if (details) text.write(' ');
        text.writeBytes(line.bytes());
        return text.toByteArray();
    }
}
