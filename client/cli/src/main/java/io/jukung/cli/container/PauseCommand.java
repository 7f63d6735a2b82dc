package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import java.io.IOException;

/// `jukung pause`: stops the processes of containers where they are, without telling them.
public final class PauseCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Freeze all processes of containers", Args.oneOrMore("CONTAINER")).aliases("container pause", "pause");
    }

    @Override
    public int run(Invocation call) throws IOException {
        return call.each(container -> {
            call.client().post("/containers/", container, "/pause");
            call.print(container);
        });
    }
}
