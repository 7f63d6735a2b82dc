package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.remote.Call;
import java.io.IOException;

/// `jukung restart`: stops containers as `stop` does, and starts them again.
public final class RestartCommand implements Command {
    private static final Flag<String> SIGNAL = Flag.text("signal", 's', "Signal that asks the process to end");
    private static final Flag<Long> TIMEOUT = Flag.number("timeout", 't', "Seconds to wait before it is killed");
    private static final Flag<Long> TIME = Flag.number("time", "Seconds to wait before it is killed").kept();

    @Override
    public Spec spec() {
        return Spec.of("Stop containers and start them again", Args.oneOrMore("CONTAINER"), SIGNAL, TIMEOUT, TIME)
                .aliases("container restart", "restart");
    }

    @Override
    public int run(Invocation call) throws IOException {
        if (call.line().given(TIME)) call.warn("Flag --time has been deprecated, use --timeout instead");
        return call.each(container -> {
            var request = Call.post("/containers/", container, "/restart");
            call.text(SIGNAL).ifPresent(signal -> request.query("signal", signal));
            call.number(TIMEOUT).or(() -> call.number(TIME)).ifPresent(seconds -> request.query("t", Long.toString(seconds)));
            call.client().json(request);
            call.print(container);
        });
    }
}
