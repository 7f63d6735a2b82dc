package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.remote.Call;
import java.io.IOException;

/// `jukung wait`: prints each container's exit code once it has ended.
public final class WaitCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Wait until containers end, and print their exit codes", Args.oneOrMore("CONTAINER")).aliases("container wait", "wait");
    }

    @Override
    public int run(Invocation call) throws IOException {
        return call.each(container ->
                call.print(Long.toString(Fields.number(call.client().json(Call.post("/containers/", container, "/wait")), "StatusCode"))));
    }
}
