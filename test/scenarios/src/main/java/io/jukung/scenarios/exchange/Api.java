package io.jukung.scenarios.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.jukung.http.Body;
import io.jukung.http.HttpConnection;
import io.jukung.http.Request;
import io.jukung.http.Target;
import io.jukung.scenarios.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An engine asked aside from any client: to bring it to where a session begins, and to wait for what it shows.
record Api(Path socket) {
    private static final String IMPORT = "/images/create?fromSrc=-&repo=tiny&tag=latest&changes=CMD%20%5B%22sh%22%5D";

    String ask(String method, String target, Body body) throws IOException {
        try (var connection = HttpConnection.open(new Target.Unix(socket));
                var response = connection.send(new Request(method, target, List.of(new Request.Header("Content-Type", "application/x-tar")), body))) {
            return new String(response.body().readAllBytes(), UTF_8);
        }
    }

    JsonElement get(String target) throws IOException {
        return JsonParser.parseString(ask("GET", target, new Body.None()));
    }

    void await(String target, String text) throws IOException, InterruptedException {
        Wait.until(target + " shows " + text, () -> ask("GET", target, new Body.None()).contains(text));
    }

    /// No container, and no image but a `tiny` of these bytes.
    void reset(Path tiny) throws IOException {
        for (var container : get("/containers/json?all=1").getAsJsonArray()) {
            ask("DELETE", "/containers/" + container.getAsJsonObject().get("Id").getAsString() + "?force=1", new Body.None());
        }
        for (var image : get("/images/json?all=1").getAsJsonArray()) {
            ask("DELETE", "/images/" + image.getAsJsonObject().get("Id").getAsString() + "?force=1", new Body.None());
        }
        try (var archive = Files.newInputStream(tiny)) {
            ask("POST", IMPORT, new Body.Stream(archive));
        }
    }
}
