package io.jukung.cli.container;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
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
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/// `jukung start`: starts containers that were created or have ended; with `-a` one of them, watched to its end.
public final class StartCommand implements Command {
    private static final Flag<Boolean> ATTACH = Flag.bool("attach", 'a', "Show its output and pass signals on");
    private static final Flag<String> CHECKPOINT = Flag.text("checkpoint", "Go on from this checkpoint");
    private static final Flag<String> CHECKPOINT_DIR = Flag.text("checkpoint-dir", "Folder in which the checkpoint lies");
    private static final Flag<Boolean> INTERACTIVE = Flag.bool("interactive", 'i', "Connect the container's STDIN");

    @Override
    public Spec spec() {
        return Spec.of("Start containers that do not run", Args.oneOrMore("CONTAINER"), ATTACH, CHECKPOINT, CHECKPOINT_DIR, DetachFlag.KEYS, INTERACTIVE)
                .aliases("container start", "start");
    }

    @Override
    public int run(Invocation call) throws IOException {
        if (call.is(ATTACH) || call.is(INTERACTIVE)) {
            if (call.words().size() > 1) throw new Failure("you cannot start and attach multiple containers at once", 1);
            return attached(call, call.words().getFirst());
        }
        var failed = new ArrayList<String>();
        for (var container : call.words()) {
            try {
                start(call, container);
                call.print(container);
            } catch (EngineError | EngineUnreachable | Problem e) {
                Errors.print(call.console().err(), e, "");
                failed.add(container);
            }
        }
        if (failed.isEmpty()) return 0;
        throw new Failure("Error: failed to start containers: " + String.join(", ", failed), 1);
    }

    private static void start(Invocation call, String container) {
        var request = Call.post("/containers/", container, "/start");
        call.text(CHECKPOINT).ifPresent(name -> request.query("checkpoint", name));
        call.text(CHECKPOINT_DIR).ifPresent(folder -> request.query("checkpoint-dir", folder));
        call.client().json(request);
    }

    private static int attached(Invocation call, String name) throws IOException {
        var container = call.client().get("/containers/", name, "/json");
        var id = Fields.text(container, "Id");
        var config = Fields.object(container, "Config");
        boolean tty = Fields.truth(config, "Tty");
        var wish = new Attachment.Wish(call.is(INTERACTIVE) && Fields.truth(config, "OpenStdin"), true, true, tty, DetachFlag.of(call, tty));
        var signals = tty ? Optional.<Signals>empty() : Optional.of(Signals.proxy(call, id));
        boolean removed = Fields.truth(Fields.object(container, "HostConfig"), "AutoRemove");
        try (var screen = Screen.of(call.console(), tty)) {
            var attachment = Attachment.open(call, Attachment.request(id, wish), wish, screen);
            var exit = ExitWatch.open(call, id, removed ? ExitWatch.Until.REMOVED : ExitWatch.Until.NEXT_EXIT);
            start(call, name);
            signals.ifPresent(Signals::begin);
            if (tty) new TerminalSize(call, screen, "/containers/", id).follow();
            return attachment.await() == Attachment.End.DONE ? exit.code() : 0;
        }
    }
}
