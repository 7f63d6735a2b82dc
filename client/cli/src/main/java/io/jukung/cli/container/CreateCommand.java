package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.create.CreateFlags;
import io.jukung.cli.create.CreateRequest;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import java.io.IOException;

/// `jukung create`: a container made ready, but not started.
public final class CreateCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Create a container without starting it", Args.atLeast(1, "IMAGE [COMMAND] [ARG...]"), CreateFlags.and())
                .wordsAreTheirs().aliases("container create", "create");
    }

    @Override
    public int run(Invocation call) throws IOException {
        call.print(new Creation(call, new CreateRequest(call.line(), call.console()).build(false)).create());
        return 0;
    }
}
