package io.jukung.cli.image;

import com.google.gson.JsonElement;
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
import java.util.ArrayList;
import java.util.List;

/// `jukung image prune`: removes images without a name, or with `-a` all that no container uses, after asking.
public final class PruneImagesCommand implements Command {
    private static final Flag<Boolean> ALL = Flag.bool("all", 'a', "All images that no container uses, not only those without a name");
    private static final Flag<List<String>> FILTER = Flag.many("filter", Flag.NONE, Kind.FILTER, "Only those that fit, such as until=24h");
    private static final Flag<Boolean> FORCE = Flag.bool("force", 'f', "Do not ask");

    @Override
    public Spec spec() { return Spec.of("Remove images that are not used", Args.none(), ALL, FILTER, FORCE); }

    @Override
    public int run(Invocation call) throws IOException {
        var what = call.is(ALL) ? "all images without at least one container associated to them" : "all dangling images";
        var warning = "WARNING! This will remove " + what + ".\nAre you sure you want to continue?";
        if (!call.is(FORCE) && !Question.confirmed(call.console(), warning)) return 0;
        var filters = new ArrayList<>(call.all(FILTER));
        filters.add("dangling=" + !call.is(ALL));
        print(call, call.client().json(PruneQuery.add(Call.post("/images/prune"), filters, call.session().configuration())));
        return 0;
    }

    private static void print(Invocation call, JsonElement answer) {
        var removed = Fields.array(answer, "ImagesDeleted");
        if (!removed.isEmpty()) call.print("Deleted Images:");
        for (var one : removed) {
            var name = Fields.text(one, "Untagged");
            call.print(name.isEmpty() ? "deleted: " + Fields.text(one, "Deleted") : "untagged: " + name);
        }
        if (!removed.isEmpty()) call.print("");
        call.print("Total reclaimed space: " + Bytes.decimal(Fields.number(answer, "SpaceReclaimed")));
    }
}
