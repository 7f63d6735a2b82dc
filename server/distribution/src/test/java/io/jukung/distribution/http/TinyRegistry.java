package io.jukung.distribution.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A registry of a few lines that can be told to misbehave.
final class TinyRegistry implements AutoCloseable {
    interface Handler {
        /// @return whether it answered
        boolean answer(HttpExchange exchange) throws IOException;
    }

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Map<String, String> types = new ConcurrentHashMap<>();
    final List<String> seen = new CopyOnWriteArrayList<>();
    final List<Handler> handlers = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TinyRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Reference name(String text) {
        return Reference.parse("127.0.0.1:" + port() + "/" + text);
    }

    Digest manifest(String repository, String tag, String type, String json) {
        var bytes = json.getBytes(UTF_8);
        var digest = Digest.ofBytes(bytes);
        for (var key : List.of(tag, digest.toString())) {
            files.put("/v2/" + repository + "/manifests/" + key, bytes);
            types.put("/v2/" + repository + "/manifests/" + key, type);
        }
        return digest;
    }

    Digest blob(String repository, byte[] bytes) {
        var digest = Digest.ofBytes(bytes);
        files.put("/v2/" + repository + "/blobs/" + digest, bytes);
        return digest;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var range = exchange.getRequestHeaders().getFirst("Range");
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (range == null ? "" : " " + range));
            for (var handler : handlers) if (handler.answer(exchange)) return;
            var path = exchange.getRequestURI().getPath();
            var bytes = files.get(path);
            if (bytes == null) {
                error(exchange, 404, path.contains("/blobs/") ? "BLOB_UNKNOWN" : "MANIFEST_UNKNOWN", "manifest unknown");
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(path, "application/octet-stream"));
            exchange.getResponseHeaders().set("Docker-Content-Digest", Digest.ofBytes(bytes).toString());
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(range == null ? 200 : 206, head ? -1 : bytes.length - from);
            if (!head) exchange.getResponseBody().write(bytes, from, bytes.length - from);
        }
    }

    static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        send(exchange, status, "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, message));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length());
        if (!head) exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
