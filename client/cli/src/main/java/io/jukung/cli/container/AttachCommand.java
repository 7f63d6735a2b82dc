package io.jukung.cli.container;

import com.google.gson.JsonElement;
import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.stream.Attachment;
import io.jukung.cli.stream.DetachFlag;
import io.jukung.cli.stream.ExitWatch;
import io.jukung.cli.stream.Screen;
import io.jukung.cli.stream.Signals;
import io.jukung.cli.stream.TerminalSize;
import io.jukung.cli.table.Fields;
import java.io.IOException;

/// `jukung attach`: our streams become those of a running container's first process, until it ends or the keys are typed.
public final class AttachCommand implements Command {
    private static final Flag<Boolean> NO_STDIN = Flag.bool("no-stdin", "Leave its STDIN alone");
    private static final Flag<Boolean> SIG_PROXY = Flag.bool("sig-proxy", "Pass signals on to the process").preset("true");

    @Override
    public Spec spec() {
        return Spec.of("Connect to the streams of a running container", Args.exactly(1, "CONTAINER"), DetachFlag.KEYS, NO_STDIN, SIG_PROXY)
                .aliases("container attach", "attach");
    }

    @Override
    public int run(Invocation call) throws IOException {
        var name = call.words().getFirst();
        var container = call.client().get("/containers/", name, "/json");
        mustRun(name, Fields.object(container, "State"));
        var id = Fields.text(container, "Id");
        var config = Fields.object(container, "Config");
        boolean tty = Fields.truth(config, "Tty");
        var wish = new Attachment.Wish(!call.is(NO_STDIN) && Fields.truth(config, "OpenStdin"), true, true, tty, DetachFlag.of(call, tty));
        if (wish.stdin() && tty && !call.console().terminals().stdin()) throw new Failure("the input device is not a TTY", 1);
        if (call.is(SIG_PROXY) && !tty) Signals.proxy(call, id).begin();
        try (var screen = Screen.of(call.console(), tty)) {
            var exit = ExitWatch.open(call, id, ExitWatch.Until.STOPPED);
            var attachment = Attachment.open(call, Attachment.request(id, wish), wish, screen);
            if (tty) new TerminalSize(call, screen, "/containers/", id).redrawAndFollow();
            if (attachment.await() == Attachment.End.DETACHED) throw new Failure("read escape sequence", 1);
            return exit.code();
        }
    }

    private static void mustRun(String name, JsonElement state) {
        if (!Fields.truth(state, "Running")) throw new Problem.Conflict("You cannot attach to a stopped container, start it first", "jukung start -a " + name);
        if (Fields.truth(state, "Paused")) throw new Problem.Conflict("You cannot attach to a paused container, unpause it first", "jukung unpause " + name);
        if (Fields.truth(state, "Restarting")) throw new Problem.Conflict("You cannot attach to a restarting container, wait until it is running", "jukung logs " + name + " may tell why it ends");
    }
}
