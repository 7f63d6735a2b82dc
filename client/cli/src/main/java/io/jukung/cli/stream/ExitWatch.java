package io.jukung.cli.stream;

import com.google.gson.JsonParseException;
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
public final class ExitWatch {
    private static final int LOST = 125;

    /// What is waited for. A container that is removed when it ends counts only then: that is what `--rm` promises.
    public enum Until {
        STOPPED(""), NEXT_EXIT("next-exit"), REMOVED("removed");

        private final String condition;

        Until(String condition) { this.condition = condition; }
    }

    private final Response answer;
    private final String container;

    private ExitWatch(Response answer, String container) {
        this.answer = answer;
        this.container = container;
    }

    public static ExitWatch open(Invocation call, String container, Until until) throws IOException {
        var request = Call.post("/containers/", container, "/wait");
        if (!until.condition.isEmpty()) request.query("condition", until.condition);
        return new ExitWatch(call.client().open(request), container);
    }

    /// @throws Failure if the engine went away meanwhile: the container may run on
    public int code() {
        try {
            var json = JsonParser.parseReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            if (!json.isJsonObject()) throw lost("unexpected EOF");
            var error = Fields.text(Fields.object(json, "Error"), "Message");
            if (!error.isEmpty()) throw new Failure("Error waiting for container: " + error, LOST);
            return (int) Fields.number(json, "StatusCode");
        } catch (JsonParseException e) {
            throw lost("unexpected EOF");
        }
    }

    private Failure lost(String why) {
        return new Failure("error waiting for container: " + why + "\nTry: when the engine is back, jukung ps -a --filter id=" + container.substring(0, Math.min(12, container.length())), LOST);
    }
}
