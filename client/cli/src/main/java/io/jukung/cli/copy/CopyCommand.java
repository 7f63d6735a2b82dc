package io.jukung.cli.copy;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import java.io.IOException;

/// `jukung cp`: files between a container and this machine, one way or the other.
public final class CopyCommand implements Command {
    static final Flag<Boolean> ARCHIVE = Flag.bool("archive", 'a', "What is copied into a container becomes its user's");
    static final Flag<Boolean> FOLLOW = Flag.bool("follow-link", 'L', "If SRC_PATH is a link, copy what it leads to");
    static final Flag<Boolean> QUIET = Flag.bool("quiet", 'q', "Do not tell how much was copied");

    @Override
    public Spec spec() {
        return Spec.of("Copy files between a container and this machine (- is a tar archive on stdin or stdout)",
                Args.exactly(2, "CONTAINER:SRC_PATH DEST_PATH|- or SRC_PATH|- CONTAINER:DEST_PATH"), ARCHIVE, FOLLOW, QUIET)
                .aliases("container cp", "cp");
    }

    @Override
    public int run(Invocation call) throws IOException {
        var from = call.words().getFirst();
        var to = call.words().getLast();
        if (from.isEmpty()) throw new Failure("source can not be empty", 1);
        if (to.isEmpty()) throw new Failure("destination can not be empty", 1);
        var source = CopySide.of(from);
        var target = CopySide.of(to);
        if (!source.local() && !target.local()) throw new Failure("copying between containers is not supported", 1);
        if (source.local() && target.local()) throw new Failure("must specify at least one container source", 1);
        if (source.local()) new CopyIn(call).copy(source, target);
        else new CopyOut(call).copy(source, target);
        return 0;
    }
}
