package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.remote.Call;
import java.io.IOException;

/// `jukung kill`: sends a signal, KILL unless another is named.
public final class KillCommand implements Command {
    private static final Flag<String> SIGNAL = Flag.text("signal", 's', "Signal to send");

    @Override
    public Spec spec() {
        return Spec.of("Kill running containers, or send them a signal", Args.oneOrMore("CONTAINER"), SIGNAL).aliases("container kill", "kill");
    }

    @Override
    public int run(Invocation call) throws IOException {
        return call.each(container -> {
            var request = Call.post("/containers/", container, "/kill");
            call.text(SIGNAL).ifPresent(signal -> request.query("signal", signal));
            call.client().json(request);
            call.print(container);
        });
    }
}
