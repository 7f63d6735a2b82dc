package io.jukung.cli.container;

import com.google.gson.JsonObject;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.command.StartFailure;
import io.jukung.cli.create.CreateFlags;
import io.jukung.cli.create.CreateRequest;
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
import io.jukung.remote.EngineError;
import java.io.IOException;
import java.util.Optional;

/// `jukung run`: create, attach, wait, start, in this order, so that no byte and no exit code is missed.
///
/// The program ends with the container's code; with 125 if the engine refused, 126 if the command cannot be run, 127 if
/// there is none of that name.
public final class RunCommand implements Command {
    private static final Flag<Boolean> DETACH = Flag.bool("detach", 'd', "Leave it running and print its ID");
    private static final Flag<Boolean> SIG_PROXY = Flag.bool("sig-proxy", "Pass signals on to the process").preset("true");

    @Override
    public Spec spec() {
        return Spec.of("Create a container from an image and run it", Args.atLeast(1, "IMAGE [COMMAND] [ARG...]"),
                CreateFlags.and(DETACH, DetachFlag.KEYS, SIG_PROXY)).wordsAreTheirs().aliases("container run", "run");
    }

    @Override
    public ErrorStyle errors() { return ErrorStyle.RUN; }

    @Override
    public int run(Invocation call) throws IOException {
        boolean detached = call.is(DETACH);
        if (detached && CreateFlags.attachesBy(call.line())) throw new Failure("conflicting options: cannot specify both --attach and --detach", 1);
        var body = new CreateRequest(call.line(), call.console()).build(detached);
        boolean tty = Fields.truth(body, "Tty");
        if (!detached && tty && Fields.truth(body, "AttachStdin") && !call.console().terminals().stdin()) {
            throw new Failure("the input device is not a TTY", 1);
        }
        if (detached) {
            var id = created(call, body);
            start(call, id);
            call.print(id);
            return 0;
        }
        try (var screen = Screen.of(call.console(), tty)) {
            if (tty) body.getAsJsonObject("HostConfig").add("ConsoleSize", TerminalSize.asked(screen.size()));
            return attached(call, body, created(call, body), screen);
        }
    }

    /// A pull that breaks off is a run that never began: 125, as for every refusal of the engine.
    private static String created(Invocation call, JsonObject body) throws IOException {
        try {
            return new Creation(call, body).create();
        } catch (Failure e) {
            throw new Failure(e.message(), 125);
        }
    }

    private static int attached(Invocation call, JsonObject body, String id, Screen screen) throws IOException {
        boolean tty = Fields.truth(body, "Tty");
        var wish = new Attachment.Wish(Fields.truth(body, "AttachStdin"), Fields.truth(body, "AttachStdout"), Fields.truth(body, "AttachStderr"),
                tty, DetachFlag.of(call, tty));
        var signals = call.is(SIG_PROXY) ? Optional.of(Signals.proxy(call, id)) : Optional.<Signals>empty();
        var attachment = Attachment.open(call, Attachment.request(id, wish), wish, screen);
        var exit = ExitWatch.open(call, id, call.is(CreateFlags.RM) ? ExitWatch.Until.REMOVED : ExitWatch.Until.NEXT_EXIT);
        start(call, id);
        signals.ifPresent(Signals::begin);
        if (tty) new TerminalSize(call, screen, "/containers/", id).follow();
        boolean over = attachment.await() == Attachment.End.DONE;
        return over && (wish.stdout() || wish.stderr()) ? exit.code() : 0;
    }

    private static void start(Invocation call, String id) {
        try {
            call.client().post("/containers/", id, "/start");
        } catch (EngineError e) {
            throw new StartFailure(e, code(Errors.message(e)));
        }
    }

    private static int code(String message) {
        if (message.contains("executable file not found") || message.contains("no such file or directory") || message.contains("system cannot find the file")) return 127;
        return message.contains("permission denied") || message.contains("is a directory") ? 126 : 125;
    }
}
