package io.jukung.cli;

import com.google.gson.JsonElement;
import io.jukung.http.Body;
import io.jukung.http.Hijacked;
import io.jukung.http.Response;
import io.jukung.remote.Call;
import io.jukung.remote.EngineClient;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An engine that notes what it is asked, and answers what it was told to, or else that it fell over.
final class RecordingEngine implements EngineClient {
    final List<String> asked = new ArrayList<>();
    private final Map<String, JsonElement> answers;

    RecordingEngine(Map<String, JsonElement> answers) { this.answers = answers; }

    @Override
    public EngineHost host() { return new EngineHost.Unix(Path.of("/nowhere.sock")); }

    @Override
    public String apiVersion() { return "1.51"; }

    @Override
    public Ping ping() { return new Ping("1.51", "linux", false, Optional.empty(), Optional.empty()); }

    @Override
    public void reach() {}

    @Override
    public JsonElement json(Call call) {
        asked.add(call.method() + " " + call.path());
        if (call.body() instanceof Body.Bytes(var bytes)) asked.add(new String(bytes, StandardCharsets.UTF_8));
        var answer = answers.get(call.path().replaceFirst("\\?.*", ""));
        if (answer == null) throw new EngineError(500, "recorded", Optional.empty());
        return answer;
    }

    @Override
    public Response open(Call call) {
        json(call);
        throw new EngineError(500, "recorded", Optional.empty());
    }

    @Override
    public Hijacked hijack(Call call, String protocol) {
        json(call);
        throw new EngineError(500, "recorded", Optional.empty());
    }

    @Override
    public void close() {}
}
