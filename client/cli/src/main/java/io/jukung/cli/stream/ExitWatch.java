package io.jukung.cli.stream;

import com.google.gson.JsonParser;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.table.Fields;
import io.jukung.http.Response;
import io.jukung.remote.Call;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Waits for a container's exit. It must be opened before the start, or a quick container is missed.
public final class ExitWatch implements AutoCloseable {
    private final Response answer;

    private ExitWatch(Response answer) { this.answer = answer; }

    /// @param removed whether to wait until the container is gone too, which is what `--rm` promises
    public static ExitWatch open(Invocation call, String container, boolean removed) throws IOException {
        return new ExitWatch(call.client().open(Call.post("/containers/", container, "/wait").query("condition", removed ? "removed" : "next-exit")));
    }

    public int code() throws IOException {
        var json = JsonParser.parseReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        var error = Fields.text(Fields.object(json, "Error"), "Message");
        if (!error.isEmpty()) throw new Failure("Error waiting for container: " + error, 125);
        return (int) Fields.number(json, "StatusCode");
    }

    @Override
    public void close() throws IOException { answer.close(); }
}
