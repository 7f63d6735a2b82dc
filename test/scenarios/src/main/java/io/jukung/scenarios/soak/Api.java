package io.jukung.scenarios.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jukung.http.Body;
import io.jukung.http.HttpConnection;
import io.jukung.http.Request;
import io.jukung.http.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// An engine's door, without a client between: every call is a connection of its own and fails when the engine goes.
record Api(Path socket) {
    record Answer(int status, String text) {
        JsonElement json() {
            return JsonParser.parseString(text);
        }

        /// @throws Broken if it is none of these
        Answer expect(Integer... statuses) {
            Broken.unless(List.of(statuses).contains(status), "status " + List.of(statuses) + " expected, it was " + status + ": " + text.strip());
            return this;
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, new Body.None());
    }

    Answer post(String path) throws IOException {
        return send("POST", path, new Body.None());
    }

    Answer post(String path, JsonObject body) throws IOException {
        return send("POST", path, new Body.Bytes(body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    Answer delete(String path) throws IOException {
        return send("DELETE", path, new Body.None());
    }

    private Answer send(String method, String path, Body body) throws IOException {
        var headers = body instanceof Body.Bytes ? List.of(new Request.Header("Content-Type", "application/json")) : List.<Request.Header>of();
        try (var connection = HttpConnection.open(new Target.Unix(socket));
                var response = connection.send(new Request(method, "/v1.43" + path, headers, body))) {
            return new Answer(response.status(), new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// A container of the image `tiny`.
    static JsonObject container(boolean removesItself, String... command) {
        var body = new JsonObject();
        body.addProperty("Image", "tiny");
        var words = new com.google.gson.JsonArray();
        for (var word : command) words.add(word);
        body.add("Cmd", words);
        var host = new JsonObject();
        host.addProperty("AutoRemove", removesItself);
        body.add("HostConfig", host);
        return body;
    }

    /// Port 80 of the container on this port of the host.
    static JsonObject published(JsonObject container, int port) {
        var binding = new JsonObject();
        binding.addProperty("HostPort", String.valueOf(port));
        var list = new com.google.gson.JsonArray();
        list.add(binding);
        var bindings = new JsonObject();
        bindings.add("80/tcp", list);
        container.getAsJsonObject("HostConfig").add("PortBindings", bindings);
        return container;
    }
}
