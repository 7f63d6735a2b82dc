package io.jukung.remote.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jukung.http.Body;
import io.jukung.http.Hijacked;
import io.jukung.http.HttpConnection;
import io.jukung.http.HttpConnection.Upgrade;
import io.jukung.http.Request;
import io.jukung.http.Response;
import io.jukung.http.Target;
import io.jukung.remote.Call;
import io.jukung.remote.ClientSettings;
import io.jukung.remote.EngineClient;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineHost;
import io.jukung.remote.EngineUnreachable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An engine over HTTP. Short calls share a connection that is still warm; each stream has its own.
///
/// The version is agreed upon without asking: the first short call speaks our own, and every answer tells the engine's. An
/// engine that is older refuses, having done nothing, and is asked again in its own version.
public final class WireClient implements EngineClient {
    private static final ApiVersion OWN = new ApiVersion(1, 51);
    private static final ApiVersion UNTOLD = new ApiVersion(1, 24);
    private static final long WARM_NANOS = 1_000_000_000L;

    private final EngineHost host;
    private final Target target;
    private final Optional<String> pinned;
    private @Nullable Ping ping;
    private @Nullable ApiVersion theirs;
    private @Nullable HttpConnection warm;
    private long warmSince;

    public WireClient(EngineHost host, Optional<String> pinnedVersion) {
        this.host = host;
        this.pinned = pinnedVersion;
        this.target = target(host);
    }

    /// The engine these settings mean. Nothing is connected yet.
    public static EngineClient of(ClientSettings settings) {
        return new WireClient(HostChoice.of(settings), settings.variable("DOCKER_API_VERSION"));
    }

    /// The usual case is asked for first: a switch over types costs the program some ten milliseconds at its first use.
    private static Target target(EngineHost host) {
        if (host instanceof EngineHost.Unix(var path)) return new Target.Unix(path);
        return switch (host) {
            case EngineHost.Unix(var path) -> new Target.Unix(path);
            case EngineHost.Tcp(var name, var port, var tls) -> tls.isEmpty() ? new Target.Tcp(name, port)
                    : new Target.Tls(name, port, TlsSockets.of(tls.get()));
            case EngineHost.Ssh(var destination) -> new Target.Pipes(ssh(destination));
        };
    }

    private static List<String> ssh(String destination) {
        var command = new ArrayList<String>(List.of("ssh", "-o", "ConnectTimeout=30", "-T"));
        int colon = destination.lastIndexOf(':');
        boolean port = colon > destination.lastIndexOf(']') && colon > destination.indexOf('@');
        if (port) command.addAll(List.of("-p", destination.substring(colon + 1)));
        command.addAll(List.of("--", port ? destination.substring(0, colon) : destination, "docker", "system", "dial-stdio"));
        return command;
    }

    @Override
    public EngineHost host() {
        return host;
    }

    @Override
    public String apiVersion() {
        if (pinned.isPresent()) return pinned.get().startsWith("v") ? pinned.get().substring(1) : pinned.get();
        var told = told();
        if (told == null) told = ApiVersion.parse(ping().apiVersion()).orElse(UNTOLD);
        return (told.compareTo(OWN) < 0 ? told : OWN).toString();
    }

    private synchronized @Nullable ApiVersion told() { return theirs; }

    @Override
    public void reach() {
        try {
            keepWarm(connection());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public synchronized Ping ping() {
        if (ping != null) return ping;
        try {
            var answer = exchange(Call.head("/_ping").unversioned());
            if (answer.status() != 200) answer = exchange(Call.get("/_ping").unversioned());
            var fresh = new Ping(answer.header("Api-Version").orElse(UNTOLD.toString()), answer.header("Ostype").orElse("linux"),
                    answer.header("Docker-Experimental").orElse("false").equals("true"), answer.header("Builder-Version"), answer.header("Swarm"));
            ping = fresh;
            return fresh;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public JsonElement json(Call call) {
        try {
            var answer = exchange(call);
            if (answer.status() >= 400) throw error(answer.status(), answer.text());
            return answer.text().isBlank() ? JsonNull.INSTANCE : JsonParser.parseString(answer.text());
        } catch (JsonParseException e) {
            throw new EngineError(200, "the answer of " + host + " to " + call.method() + " " + call.path() + " is not JSON", Optional.empty());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// An answer read whole.
    private record Whole(Response response, String text) {
        int status() {
            return response.status();
        }

        Optional<String> header(String name) {
            return response.header(name);
        }
    }

    /// A stream cannot be sent twice, so that before one the engine is asked for its version.
    private Whole exchange(Call call) throws IOException {
        boolean guessed = call.versioned() && pinned.isEmpty() && told() == null && !(call.body() instanceof Body.Stream);
        if (!guessed) return exchange(request(call));
        var answer = exchange(request(call, OWN.toString()));
        var version = answer.header("Api-Version");
        if (version.isPresent()) heard(ApiVersion.parse(version.get()).orElse(UNTOLD));
        if (answer.status() != 400 || apiVersion().equals(OWN.toString())) return answer;
        return exchange(request(call));
    }

    private synchronized void heard(ApiVersion version) { theirs = version; }

    private Whole exchange(Request request) throws IOException {
        var connection = connection();
        try {
            var response = connection.send(request);
            var text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            keepWarm(connection);
            return new Whole(response, text);
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Response open(Call call) throws IOException {
        var request = request(call);
        var connection = connection();
        try {
            var response = connection.send(request);
            if (response.status() >= 400) throw error(response);
            return new Response(response.head(), new FilterInputStream(response.body()) {
                @Override
                public void close() throws IOException {
                    connection.close();
                }
            });
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Hijacked hijack(Call call, String protocol) throws IOException {
        call.header("Connection", "Upgrade").header("Upgrade", protocol);
        var request = request(call);
        var connection = connection();
        try {
            // no switch, as above: this is on the way of every run and exec
            var upgrade = connection.upgrade(request);
            if (upgrade instanceof Upgrade.Granted(var hijacked)) return hijacked;
            var response = ((Upgrade.Refused) upgrade).response();
            throw response.status() >= 400 ? error(response)
                    : new EngineError(response.status(), "unable to upgrade to " + protocol + ", received " + response.status(), Optional.empty());
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Request request(Call call) { return request(call, call.versioned() ? apiVersion() : ""); }

    private static Request request(Call call, String version) {
        var path = version.isEmpty() ? call.path() : "/v" + version + call.path();
        var headers = new ArrayList<Request.Header>();
        headers.add(new Request.Header("User-Agent", "Jukung-Client/0.1.0 (linux)"));
        headers.add(new Request.Header("Jukung-Remedy", "wanted"));
        headers.addAll(call.headers());
        return new Request(call.method(), path, headers, call.body());
    }

    private HttpConnection connection() throws IOException {
        HttpConnection found;
        boolean fresh;
        synchronized (this) {
            found = warm;
            fresh = System.nanoTime() - warmSince < WARM_NANOS;
            warm = null;
        }
        if (found != null && fresh) return found;
        if (found != null) found.close();
        try {
            return HttpConnection.open(target);
        } catch (IOException e) {
            throw Unreachable.of(host, e);
        }
    }

    private void keepWarm(HttpConnection connection) throws IOException {
        synchronized (this) {
            if (warm == null && connection.reusable()) {
                warm = connection;
                warmSince = System.nanoTime();
                return;
            }
        }
        connection.close();
    }

    private EngineUnreachable broken(IOException e) {
        return new EngineUnreachable("error during connect: " + host + ": " + e.getMessage(), Optional.empty(), e);
    }

    private static EngineError error(Response response) throws IOException {
        return error(response.status(), new String(response.body().readNBytes(1 << 20), StandardCharsets.UTF_8));
    }

    private static EngineError error(int status, String text) {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject object) {
                var message = JsonFile.text(object, "message");
                if (message.isPresent()) return new EngineError(status, message.get(), JsonFile.text(object, "remedy"));
            }
        } catch (JsonParseException e) {
            // Told as it is.
        }
        return new EngineError(status, text.isBlank() ? "the engine answered with status " + status : text.strip(), Optional.empty());
    }

    @Override
    public synchronized void close() {
        if (warm == null) return;
        try {
            warm.close();
        } catch (IOException e) {
            // It is gone either way.
        }
        warm = null;
    }
}
