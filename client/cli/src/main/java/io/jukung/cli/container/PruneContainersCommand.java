package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.command.Question;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.cli.table.PruneQuery;
import io.jukung.notation.Bytes;
import io.jukung.remote.Call;
import java.io.IOException;
import java.util.List;

/// `jukung container prune`: removes all containers that do not run, after asking.
public final class PruneContainersCommand implements Command {
    private static final Flag<List<String>> FILTER = Flag.many("filter", Flag.NONE, Kind.FILTER, "Only those that fit, such as until=24h");
    private static final Flag<Boolean> FORCE = Flag.bool("force", 'f', "Do not ask");

    @Override
    public Spec spec() { return Spec.of("Remove all containers that do not run", Args.none(), FILTER, FORCE); }

    @Override
    public int run(Invocation call) throws IOException {
        var warning = "WARNING! This will remove all stopped containers.\nAre you sure you want to continue?";
        if (!call.is(FORCE) && !Question.confirmed(call.console(), warning)) return 0;
        var answer = call.client().json(PruneQuery.add(Call.post("/containers/prune"), call.all(FILTER), call.session().configuration()));
        var removed = Fields.array(answer, "ContainersDeleted");
        if (!removed.isEmpty()) call.print("Deleted Containers:");
        for (var id : removed) call.print(id.getAsString());
        if (!removed.isEmpty()) call.print("");
        call.print("Total reclaimed space: " + Bytes.decimal(Fields.number(answer, "SpaceReclaimed")));
        return 0;
    }
}
