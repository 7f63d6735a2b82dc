package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import java.io.IOException;

/// `jukung unpause`: the processes of paused containers go on where they were.
public final class UnpauseCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Let frozen containers go on", Args.oneOrMore("CONTAINER")).aliases("container unpause", "unpause");
    }

    @Override
    public int run(Invocation call) throws IOException {
        return call.each(container -> {
            call.client().post("/containers/", container, "/unpause");
            call.print(container);
        });
    }
}
