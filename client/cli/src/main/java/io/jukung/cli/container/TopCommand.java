package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Columns;
import io.jukung.cli.table.Fields;
import io.jukung.remote.Call;
import java.util.ArrayList;

/// `jukung top`: the processes of a container, as the host's `ps` lists them.
public final class TopCommand implements Command {
    private static final int NARROWEST = 20;

    @Override
    public Spec spec() {
        return Spec.of("Show the processes of a container", Args.atLeast(1, "CONTAINER [ps OPTIONS]")).wordsAreTheirs()
                .aliases("container top", "top");
    }

    @Override
    public int run(Invocation call) {
        var request = Call.get("/containers/", call.words().getFirst(), "/top");
        if (call.words().size() > 1) request.query("ps_args", String.join(" ", call.words().subList(1, call.words().size())));
        var answer = call.client().json(request);
        var lines = new ArrayList<String>();
        lines.add(line(Fields.array(answer, "Titles")));
        for (var process : Fields.array(answer, "Processes")) lines.add(line(process.getAsJsonArray()));
        call.console().out().print(Columns.align(lines, NARROWEST));
        return 0;
    }

    private static String line(com.google.gson.JsonArray cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) line.append(i == 0 ? "" : "\t").append(cells.get(i).getAsString());
        return line.toString();
    }
}
