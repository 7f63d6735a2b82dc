package io.jukung.cli.system;

import com.google.gson.JsonParser;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.FilterQuery;
import io.jukung.cli.table.QueryTime;
import io.jukung.remote.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `jukung events`: what happens on the engine, a line each, until `--until` or for good.
public final class EventsCommand implements Command {
    private static final Flag<List<String>> FILTER = Flag.many("filter", 'f', Kind.FILTER, "Only those that fit, such as type=container");
    private static final Flag<String> FORMAT = Flag.text("format", "How to print: 'json' or a TEMPLATE");
    private static final Flag<String> SINCE = Flag.text("since", "Begin with what happened from this time on, or a while ago (10m)");
    private static final Flag<String> UNTIL = Flag.text("until", "End at this time, or a while ago (10m)");

    @Override
    public Spec spec() {
        return Spec.of("Tell what happens on the engine as it happens", Args.none(), FILTER, FORMAT, SINCE, UNTIL).aliases("system events", "events");
    }

    @Override
    public int run(Invocation call) throws IOException {
        var format = new EventFormat(call.text(FORMAT).orElse(""));
        var request = FilterQuery.add(Call.get("/events"), call.all(FILTER));
        var now = call.console().clock().instant();
        call.text(SINCE).filter(text -> !text.isEmpty()).ifPresent(text -> request.query("since", QueryTime.of(text, now)));
        call.text(UNTIL).filter(text -> !text.isEmpty()).ifPresent(text -> request.query("until", QueryTime.of(text, now)));
        try (var answer = call.client().open(request)) {
            var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) continue;
                call.print(format.line(JsonParser.parseString(line).getAsJsonObject()));
                call.console().out().flush();
            }
        }
        return 0;
    }
}
