package io.jukung.cli.image;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Listing;
import io.jukung.remote.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `jukung history`: the steps an image was made in, the newest first.
public final class HistoryCommand implements Command {
    private static final Flag<String> FORMAT = Flag.text("format", "How to print: 'table', 'table TEMPLATE', 'json' or a TEMPLATE");
    private static final Flag<Boolean> HUMAN = Flag.bool("human", 'H', "Print sizes and times as people say them").preset("true");
    private static final Flag<Boolean> WHOLE = Flag.bool("no-trunc", "Shorten nothing");
    private static final Flag<String> PLATFORM = Flag.text("platform", "Platform whose history is meant, such as linux/arm64");
    private static final Flag<Boolean> QUIET = Flag.bool("quiet", 'q', "Print IDs only");

    private static final Map<String, String> HEADINGS = Map.of("ID", "IMAGE", "CreatedSince", "CREATED", "CreatedAt", "CREATED AT",
            "CreatedBy", "CREATED BY", "Size", "SIZE", "Comment", "COMMENT");

    @Override
    public Spec spec() {
        return Spec.of("Show the steps an image was made in", Args.exactly(1, "IMAGE"), FORMAT, HUMAN, WHOLE, PLATFORM, QUIET)
                .aliases("image history", "history");
    }

    @Override
    public int run(Invocation call) {
        var request = Call.get("/images/", call.words().getFirst(), "/history");
        call.text(PLATFORM).filter(text -> !text.isEmpty()).ifPresent(text -> request.query("platform", PlatformQuery.json(text)));
        var rows = new ArrayList<HistoryRow>();
        for (var step : call.client().json(request).getAsJsonArray()) {
            rows.add(new HistoryRow(step.getAsJsonObject(), call.is(WHOLE), call.is(HUMAN), call.console().clock()));
        }
        new Listing(HEADINGS, List.of("ID", call.is(HUMAN) ? "CreatedSince" : "CreatedAt", "CreatedBy", "Size", "Comment"))
                .print(call.console().out(), call.text(FORMAT), call.is(QUIET), rows);
        return 0;
    }
}
