package io.jukung.cli.container;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;

/// `jukung rename`: gives a container another name.
public final class RenameCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Give a container another name", Args.exactly(2, "CONTAINER NEW_NAME")).aliases("container rename", "rename");
    }

    @Override
    public int run(Invocation call) {
        var old = call.words().getFirst().strip();
        var fresh = call.words().getLast().strip();
        if (old.isEmpty() || fresh.isEmpty()) throw new Failure("Error: Neither old nor new names may be empty", 1);
        try {
            call.client().json(Call.post("/containers/", old, "/rename").query("name", fresh));
            return 0;
        } catch (EngineError | EngineUnreachable | Problem e) {
            Errors.print(call.console().err(), e, "");
            throw new Failure("Error: failed to rename container named " + old, 1);
        }
    }
}
