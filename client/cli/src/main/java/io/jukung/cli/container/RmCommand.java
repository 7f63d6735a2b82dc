package io.jukung.cli.container;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import java.io.IOException;

/// `jukung rm`: removes containers; with `-f` one that is not there is no error.
public final class RmCommand implements Command {
    private static final Flag<Boolean> FORCE = Flag.bool("force", 'f', "Kill a container that runs, and remove it");
    private static final Flag<Boolean> LINK = Flag.bool("link", 'l', "Remove a link, not a container");
    private static final Flag<Boolean> VOLUMES = Flag.bool("volumes", 'v', "Remove the container's anonymous volumes too");

    @Override
    public Spec spec() {
        return Spec.of("Remove containers", Args.oneOrMore("CONTAINER"), FORCE, LINK, VOLUMES)
                .aliases("container rm", "container remove", "rm");
    }

    @Override
    public int run(Invocation call) throws IOException {
        return call.each(word -> {
            var container = word.startsWith("/") ? word.substring(1) : word;
            if (container.isEmpty()) throw new Problem.Invalid("container name cannot be empty");
            if (removed(call, container)) call.print(word);
        });
    }

    private static boolean removed(Invocation call, String container) {
        try {
            call.client().json(Call.delete("/containers/", container).query("force", call.is(FORCE)).query("link", call.is(LINK))
                    .query("v", call.is(VOLUMES)));
        } catch (EngineError e) {
            if (!call.is(FORCE) || e.status() != 404) throw e;
            // What is gone already is said, but is no failure.
            call.warn("Error response from daemon: " + e.message());
            return false;
        }
        return true;
    }
}
