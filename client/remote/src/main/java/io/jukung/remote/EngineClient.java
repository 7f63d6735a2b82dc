package io.jukung.remote;

import com.google.gson.JsonElement;
import io.jukung.http.Hijacked;
import io.jukung.http.Response;
import java.io.IOException;
import java.util.Optional;

/// An engine, from its client's side. Any thread may call; each streaming call has a connection of its own.
///
/// Every method throws `EngineUnreachable` if nobody answers and `EngineError` if the answer is no (status 400 and up).
/// The version is agreed upon at the first call that needs one.
public interface EngineClient extends AutoCloseable {
    EngineHost host();

    /// The version agreed upon, such as `1.51`.
    String apiVersion();

    /// What the engine says of itself without being asked for a version: the head of its answer to a ping.
    Ping ping();

    /// Connects and says nothing yet: it is known that somebody listens, and the first call finds the connection made.
    void reach();

    /// The whole answer as a tree; `JsonNull` if it has no body (204, 304).
    JsonElement json(Call call);

    /// The answer while it arrives. Close it; closing early ends the connection. 304 and the like are told by its status.
    Response open(Call call) throws IOException;

    /// Leaves HTTP: raw bytes both ways from here on. `protocol` is `tcp`, or `h2c` for sessions.
    Hijacked hijack(Call call, String protocol) throws IOException;

    @Override
    void close();

    default Hijacked hijack(Call call) throws IOException {
        return hijack(call, "tcp");
    }

    default JsonElement get(String... parts) {
        return json(Call.get(parts));
    }

    default JsonElement post(String... parts) {
        return json(Call.post(parts));
    }

    default JsonElement delete(String... parts) {
        return json(Call.delete(parts));
    }

    /// What a ping tells. `builder` is the builder the engine prefers: 1 classic, 2 BuildKit.
    record Ping(String apiVersion, String osType, boolean experimental, Optional<String> builder, Optional<String> swarm) {}
}
