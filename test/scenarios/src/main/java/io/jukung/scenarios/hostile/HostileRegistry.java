package io.jukung.scenarios.hostile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jukung.scenarios.hostile.HostileImage.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// `HostileRegistry PORT [locked]`: a registry on 127.0.0.1 whose repositories `bad/NAME` each lie in a way of their own, see
/// `HostileImage`. A locked one answers nobody but the user `boat` with the password `sail`.
public final class HostileRegistry {
    private static final Pattern PATH = Pattern.compile("/v2/bad/([a-z-]+)/(manifests|blobs)/(.+)");
    private static final String SIGNED_IN = "Basic " + Base64.getEncoder().encodeToString("boat:sail".getBytes(StandardCharsets.UTF_8));

    private final Map<String, HostileImage> images = HostileImage.all();

    private final boolean locked;

    private HostileRegistry(boolean locked) { this.locked = locked; }

    public static void main(String[] words) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Integer.parseInt(words[0])), 0);
        server.createContext("/", new HostileRegistry(words.length > 1)::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (locked && !SIGNED_IN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                challenge(exchange);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/v2/")) {
                write(exchange, Answer.of("{}".getBytes(StandardCharsets.UTF_8)), "application/json");
                return;
            }
            var match = PATH.matcher(path);
            var image = match.matches() ? Optional.ofNullable(images.get(match.group(1))) : Optional.<HostileImage>empty();
            if (image.isEmpty()) write(exchange, Answer.refused(404, "NAME_UNKNOWN"), "application/json");
            else if (match.group(2).equals("manifests")) manifest(exchange, image.get().manifest());
            else write(exchange, Optional.ofNullable(image.get().blobs().get(match.group(3))).orElse(Answer.refused(404, "BLOB_UNKNOWN")), "application/octet-stream");
        }
    }

    private static void challenge(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"harbour\"");
        write(exchange, Answer.refused(401, "UNAUTHORIZED"), "application/json");
    }

    private static void manifest(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 200) exchange.getResponseHeaders().set("Docker-Content-Digest", HostileImage.digest(answer.body()));
        write(exchange, answer, answer.status() == 200 ? "application/vnd.oci.image.manifest.v1+json" : "application/json");
    }

    private static void write(HttpExchange exchange, Answer answer, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.promised()));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.promised());
        exchange.getResponseBody().write(answer.body());
        exchange.getResponseBody().flush();
    }
}
