package io.jukung.cli.container;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.cli.table.QueryTime;
import io.jukung.remote.Call;
import io.jukung.remote.Frames;
import java.io.IOException;

/// `jukung logs`: what a container has printed, and with `-f` what it goes on printing.
public final class LogsCommand implements Command {
    private static final Flag<Boolean> DETAILS = Flag.bool("details", "Show the labels and variables logged with each line");
    private static final Flag<Boolean> FOLLOW = Flag.bool("follow", 'f', "Go on as more is printed");
    private static final Flag<String> SINCE = Flag.text("since", "From a time (2013-01-02T13:23:37Z) or a while ago (42m) on");
    private static final Flag<String> TAIL = Flag.text("tail", 'n', "How many lines from the end").preset("\"all\"");
    private static final Flag<Boolean> TIMESTAMPS = Flag.bool("timestamps", 't', "Put the time before each line");
    private static final Flag<String> UNTIL = Flag.text("until", "Up to a time (2013-01-02T13:23:37Z) or a while ago (42m)");

    @Override
    public Spec spec() {
        return Spec.of("Print the logs of a container", Args.exactly(1, "CONTAINER"), DETAILS, FOLLOW, SINCE, TAIL, TIMESTAMPS, UNTIL)
                .aliases("container logs", "logs");
    }

    @Override
    public int run(Invocation call) throws IOException {
        var container = call.client().get("/containers/", call.words().getFirst(), "/json");
        var request = Call.get("/containers/", Fields.text(container, "Id"), "/logs").query("details", call.is(DETAILS))
                .query("follow", call.is(FOLLOW));
        time(call, request, SINCE);
        request.query("stderr", true).query("stdout", true).query("tail", call.text(TAIL).orElse("all"))
                .query("timestamps", call.is(TIMESTAMPS));
        time(call, request, UNTIL);
        var console = call.console();
        try (var answer = call.client().open(request)) {
            if (Fields.truth(Fields.object(container, "Config"), "Tty")) answer.body().transferTo(console.out());
            else Frames.copy(answer.body(), console.out(), console.err());
        }
        return 0;
    }

    private static void time(Invocation call, Call request, Flag<String> flag) {
        var text = call.text(flag);
        if (text.isEmpty()) return;
        try {
            request.query(flag.name(), QueryTime.of(text.get(), call.console().clock().instant()));
        } catch (Problem.Invalid e) {
            throw new Problem.Invalid("invalid value for \"" + flag.name() + "\": " + e.message());
        }
    }
}
