package io.jukung.cli.copy;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;

/// `jukung diff`: what a container changed in its root: `C` changed, `A` added, `D` deleted.
public final class DiffCommand implements Command {
    private static final String KINDS = "CAD";

    @Override
    public Spec spec() {
        return Spec.of("Show what a container changed in its root", Args.exactly(1, "CONTAINER")).aliases("container diff", "diff");
    }

    @Override
    public int run(Invocation call) {
        var changes = call.client().get("/containers/", call.words().getFirst(), "/changes");
        if (!changes.isJsonArray()) return 0;
        for (var one : changes.getAsJsonArray()) {
            int kind = (int) Fields.number(one, "Kind");
            call.print((kind >= 0 && kind < KINDS.length() ? KINDS.charAt(kind) : '?') + " " + Fields.text(one, "Path"));
        }
        return 0;
    }
}
