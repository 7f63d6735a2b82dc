package io.jukung.remote;

import com.google.gson.JsonElement;
import io.jukung.http.Body;
import io.jukung.http.Request.Header;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One call of the engine's API, put together step by step, used once. The path has no version prefix: the client adds it.
///
/// Path parts are given as they are and encoded here: `Call.get("/containers/", name, "/json")` encodes every second one.
public final class Call {
    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final List<Header> headers = new ArrayList<>();
    private Body body = new Body.None();
    private boolean versioned = true;

    private Call(String method, String... parts) {
        this.method = method;
        var path = new StringBuilder();
        for (int i = 0; i < parts.length; i++) path.append(i % 2 == 0 ? parts[i] : encodePath(parts[i]));
        this.path = path.toString();
    }

    public static Call get(String... parts) {
        return new Call("GET", parts);
    }

    public static Call head(String... parts) {
        return new Call("HEAD", parts);
    }

    public static Call post(String... parts) {
        return new Call("POST", parts);
    }

    public static Call put(String... parts) {
        return new Call("PUT", parts);
    }

    public static Call delete(String... parts) {
        return new Call("DELETE", parts);
    }

    public Call query(String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(encodeQuery(name)).append('=').append(encodeQuery(value));
        return this;
    }

    public Call query(String name, int value) {
        return query(name, Integer.toString(value));
    }

    /// Adds `name=1` if it is true, and nothing if not, as Docker's own client does.
    public Call query(String name, boolean value) {
        return value ? query(name, "1") : this;
    }

    public Call header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    public Call json(JsonElement json) {
        return body("application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Call body(String contentType, byte[] bytes) {
        body = new Body.Bytes(bytes);
        return header("Content-Type", contentType);
    }

    /// Sends a stream in chunks as it is read. The stream is not closed.
    public Call body(String contentType, InputStream stream) {
        body = new Body.Stream(stream);
        return header("Content-Type", contentType);
    }

    /// Sends in chunks what is written meanwhile.
    public Call body(String contentType, Body.Content content) {
        body = new Body.Written(content);
        return header("Content-Type", contentType);
    }

    /// For `/_ping`, `/session` and `/grpc`, which have no version.
    public Call unversioned() {
        versioned = false;
        return this;
    }

    public String method() {
        return method;
    }

    /// Path and query, encoded, without a version.
    public String path() {
        return path + query;
    }

    public List<Header> headers() {
        return List.copyOf(headers);
    }

    public Body body() {
        return body;
    }

    public boolean versioned() {
        return versioned;
    }

    private static String encodeQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Slashes stay: names of images have them, and the engine expects them.
    private static String encodePath(String text) {
        return encodeQuery(text).replace("+", "%20").replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
    }
}
