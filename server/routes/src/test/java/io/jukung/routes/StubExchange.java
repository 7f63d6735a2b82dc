package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.base.Problem;
import io.jukung.gateway.Exchange;
import io.jukung.gateway.Hijack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request whose answer is kept.
final class StubExchange implements Exchange {
    final Map<String, String> variables = new HashMap<>();
    final Map<String, String> query = new HashMap<>();
    final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    String version = "1.51";
    String type = "";
    int status = 200;
    private final String method;
    private final String path;
    private boolean answered;

    StubExchange(String method, String path) {
        this.method = method;
        this.path = path;
    }

    String text() {
        return answer.toString(UTF_8);
    }

    @Override public String method() { return method; }
    @Override public String path() { return path; }
    @Override public String path(String name) { return variables.getOrDefault(name, ""); }
    @Override public Optional<String> query(String name) { return Optional.ofNullable(query.get(name)); }
    @Override public List<String> queryAll(String name) { return query(name).stream().toList(); }
    @Override public Optional<String> header(String name) { return Optional.empty(); }
    @Override public String apiVersion() { return version; }
    @Override public InputStream body() { return new ByteArrayInputStream(new byte[0]); }
    @Override public byte[] jsonBody() { return new byte[0]; }
    @Override public void fail(int status, Problem problem) { this.status = status; }
    @Override public void onClientGone(Runnable callback) {}
    @Override public Exchange bare() { return this; }
    @Override public boolean answered() { return answered; }
    @Override public Hijack hijack(boolean multiplexed) { throw new UnsupportedOperationException(); }
    @Override public Exchange responseHeader(String name, String value) { return this; }

    @Override
    public Exchange status(int status) {
        this.status = status;
        return this;
    }

    @Override
    public void bytes(String contentType, byte[] body) {
        answered = true;
        type = contentType;
        answer.writeBytes(body);
    }

    @Override
    public OutputStream stream(String contentType) {
        answered = true;
        type = contentType;
        return answer;
    }
}
