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
import io.jukung.cli.stream.ExitWatch;
import io.jukung.cli.stream.Signals;
import io.jukung.cli.table.Fields;
import io.jukung.remote.EngineError;
import java.io.IOException;

/// `jukung run`: create, attach, wait, start, in this order, so that no byte and no exit code is missed.
///
/// The program ends with the container's code; with 125 if the engine refused, 126 if the command cannot be run, 127 if
/// there is none of that name.
public final class RunCommand implements Command {
    private static final Flag<Boolean> DETACH = Flag.bool("detach", 'd', "Leave it running and print its ID");
    private static final Flag<String> DETACH_KEYS = Flag.text("detach-keys", "Keys that leave the container running and come back");
    private static final Flag<Boolean> SIG_PROXY = Flag.bool("sig-proxy", "Pass signals on to the process").preset("true");

    @Override
    public Spec spec() {
        return Spec.of("Create a container from an image and run it", Args.atLeast(1, "IMAGE [COMMAND] [ARG...]"),
                CreateFlags.and(DETACH, DETACH_KEYS, SIG_PROXY)).wordsAreTheirs().aliases("container run", "run");
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
        var id = created(call, body);
        if (detached) {
            start(call, id);
            call.print(id);
            return 0;
        }
        return attached(call, body, id);
    }

    /// A pull that breaks off is a run that never began: 125, as for every refusal of the engine.
    private static String created(Invocation call, JsonObject body) throws IOException {
        try {
            return new Creation(call, body).create();
        } catch (Failure e) {
            throw new Failure(e.message(), 125);
        }
    }

    private static int attached(Invocation call, JsonObject body, String id) throws IOException {
        var wish = new Attachment.Wish(Fields.truth(body, "AttachStdin"), Fields.truth(body, "AttachStdout"), Fields.truth(body, "AttachStderr"),
                Fields.truth(body, "Tty"), call.text(DETACH_KEYS).orElse(""));
        if (call.is(SIG_PROXY) && !wish.tty()) Signals.proxy(call, id);
        try (var attachment = Attachment.open(call, Attachment.request(id, wish), wish);
                var exit = ExitWatch.open(call, id, call.is(CreateFlags.RM))) {
            start(call, id);
            if (wish.tty() && call.console().terminals().stdout()) Signals.followSize(call, "/containers/", id);
            attachment.await();
            return exit.code();
        }
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
