package io.jukung.scenarios.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.http.Body;
import io.jukung.http.Head;
import io.jukung.http.HttpConnection;
import io.jukung.http.Request;
import io.jukung.http.Target;
import io.jukung.scenarios.Wait;
import io.jukung.scenarios.exchange.Entry.Answer;
import io.jukung.scenarios.exchange.Entry.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A recorded request on its way again, on a connection and a thread of its own.
final class Sent {
    private static final int LIMIT_SECONDS = 15;

    private final Exchange exchange;
    private final HttpConnection connection;
    private final Scrub scrub;
    private final CompletableFuture<Head> head = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private Sent(Exchange exchange, HttpConnection connection, Scrub scrub) {
        this.scrub = scrub;
        this.exchange = exchange;
        this.connection = connection;
    }

    static Sent start(Exchange exchange, Ids ids, Path socket, Path tiny, Scrub scrub) throws IOException {
        var sent = new Sent(exchange, HttpConnection.open(new Target.Unix(socket)), scrub);
        var said = exchange.request();
        var headers = said.headers().entrySet().stream().map(e -> new Request.Header(e.getKey(), e.getValue())).toList();
        var request = new Request(said.method(), ids.translate(said.target()), headers, body(said.content(), ids, tiny));
        Thread.ofPlatform().daemon().name("sent").start(() -> sent.run(request));
        return sent;
    }

    private static Body body(Content content, Ids ids, Path tiny) throws IOException {
        return switch (content) {
            case Content.Nothing() -> new Body.None();
            case Content.Tiny() -> new Body.Stream(Files.newInputStream(tiny));
            case Content.Text(var text) -> new Body.Bytes(ids.translate(text).getBytes(UTF_8));
            case Content.Values(var values, var end) -> new Body.Bytes((ids.translate(String.join("", values.stream()
                    .map(Object::toString).toList())) + end).getBytes(UTF_8));
            case Content.Frames _ -> throw new IOException("no client sends frames");
        };
    }

    private void run(Request request) {
        try {
            // A connection that is not upgraded answers as always, so one way fits all requests.
            switch (connection.upgrade(request)) {
                case HttpConnection.Upgrade.Refused(var response) -> take(response.head(), response.body());
                case HttpConnection.Upgrade.Granted(var hijacked) -> {
                    hijacked.output().write(exchange.request().input().getBytes(UTF_8));
                    if (exchange.request().halfClosed()) hijacked.closeOutput();
                    take(hijacked.head(), hijacked.input());
                }
            }
            end.complete(null);
        } catch (IOException | RuntimeException e) {
            head.completeExceptionally(e);
            end.completeExceptionally(e);
        }
    }

    private void take(Head answered, InputStream body) throws IOException {
        head.complete(answered);
        var buffer = new byte[8192];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            synchronized (received) {
                received.write(buffer, 0, n);
            }
        }
    }

    void awaitHead() throws IOException, InterruptedException {
        await(head, "no answer");
    }

    /// Waits for the end; an answer that the client had cut is cut again as soon as as much has come.
    Answer answer() throws IOException, InterruptedException {
        if (exchange.answer().cut()) {
            try {
                Wait.until("as much of the answer", () -> head.isDone() && amount(content()) >= amount(exchange.answer().content()));
            } finally {
                connection.close();
            }
        } else {
            await(end, "no end of the answer, so far " + content());
        }
        var answered = head.join();
        var content = content();
        // What came behind the moment at which the client had gone is nobody's business.
        if (exchange.answer().cut()) content = first(content, amount(exchange.answer().content()));
        return new Answer(answered.status(), headers(answered), content, exchange.answer().cut());
    }

    /// Only JSON tells of the host, and frames must keep their lengths.
    private byte[] scrubbed(byte[] bytes) {
        return bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[') ? scrub.apply(new String(bytes, UTF_8)).getBytes(UTF_8) : bytes;
    }

    private Content content() {
        synchronized (received) {
            return Content.of(head.isDone() ? head.join().header("Content-Type").orElse("") : "", scrubbed(received.toByteArray()));
        }
    }

    private static Content first(Content content, int amount) {
        if (amount == 0) return new Content.Nothing();
        return content instanceof Content.Values(var values, var end) ? new Content.Values(values.subList(0, Math.min(amount, values.size())), end) : content;
    }

    private static int amount(Content content) {
        return switch (content) {
            case Content.Nothing(), Content.Tiny() -> 0;
            case Content.Text(var text) -> text.length();
            case Content.Values(var values, _) -> values.size();
            case Content.Frames(var frames) -> frames.stream().mapToInt(f -> f.text().length()).sum();
        };
    }

    private static Map<String, String> headers(Head head) {
        var headers = new TreeMap<String, String>();
        for (var header : head.headers()) Heads.keepAnswer(header.name(), header.value(), headers);
        return headers;
    }

    private static void await(CompletableFuture<?> future, String what) throws IOException, InterruptedException {
        try {
            future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException(what + " within " + LIMIT_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the connection broke: " + e.getCause(), e);
        }
    }

    void close() throws IOException {
        connection.close();
    }
}
