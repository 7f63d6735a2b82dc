package io.jukung.cli.system;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;

/// `jukung engine`: the launcher runs the engine's own program for it; here it has only its place in the help.
public final class EngineCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Run the engine in the foreground (takes dockerd's flags)", Args.any("[dockerd OPTIONS]")).wordsAreTheirs();
    }

    @Override
    public int run(Invocation call) {
        throw new Failure("jukung: the engine is started by the launcher: call the program 'jukung', not this class", 1);
    }
}
