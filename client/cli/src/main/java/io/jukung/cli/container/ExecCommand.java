package io.jukung.cli.container;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.create.CreateRequest;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.stream.Attachment;
import io.jukung.cli.stream.DetachFlag;
import io.jukung.cli.stream.Screen;
import io.jukung.cli.stream.TerminalSize;
import io.jukung.cli.table.Fields;
import io.jukung.remote.Call;
import io.jukung.remote.EngineUnreachable;
import java.io.IOException;
import java.util.List;

/// `jukung exec`: a further process in a running container. The program ends with its code.
///
/// Three requests: made, started with its streams, asked how it ended. Whether the container is there and runs is told by
/// the first.
public final class ExecCommand implements Command {
    private static final Flag<Boolean> DETACH = Flag.bool("detach", 'd', "Leave it running and come back at once");
    private static final Flag<List<String>> ENV = Flag.many("env", 'e', Kind.VARIABLE, "Set a variable of the environment");
    private static final Flag<List<String>> ENV_FILE = Flag.list("env-file", "Set variables from a file");
    private static final Flag<Boolean> INTERACTIVE = Flag.bool("interactive", 'i', "Connect STDIN");
    private static final Flag<Boolean> PRIVILEGED = Flag.bool("privileged", "Give the process every capability");
    private static final Flag<Boolean> TTY = Flag.bool("tty", 't', "Give the process a terminal");
    private static final Flag<String> USER = Flag.text("user", 'u', "Run as this user (<name|uid>[:<group|gid>])");
    private static final Flag<String> WORKDIR = Flag.text("workdir", 'w', "Folder the process starts in");
    private static final int NOT_KNOWN = 255;

    @Override
    public Spec spec() {
        return Spec.of("Run a command in a running container", Args.atLeast(2, "CONTAINER COMMAND [ARG...]"),
                DETACH, DetachFlag.KEYS, ENV, ENV_FILE, INTERACTIVE, PRIVILEGED, TTY, USER, WORKDIR).wordsAreTheirs().aliases("container exec", "exec");
    }

    @Override
    public int run(Invocation call) throws IOException {
        boolean detached = call.is(DETACH);
        boolean tty = call.is(TTY);
        if (!detached && tty && call.is(INTERACTIVE) && !call.console().terminals().stdin()) {
            // a container that is not there is the better answer
            call.client().get("/containers/", call.words().getFirst(), "/json");
            throw new Failure("the input device is not a TTY", 1);
        }
        var wish = new Attachment.Wish(!detached && call.is(INTERACTIVE), !detached, !detached, tty, DetachFlag.of(call, tty));
        try (var screen = Screen.of(call.console(), tty && !detached)) {
            var size = TerminalSize.asked(screen.size());
            var id = Fields.text(call.client().json(Call.post("/containers/", call.words().getFirst(), "/exec").json(wanted(call, wish, size))), "Id");
            var start = Call.post("/exec/", id, "/start").json(how(detached, tty, size));
            if (detached) {
                call.client().json(start);
                return 0;
            }
            var attachment = Attachment.open(call, start, wish, screen);
            if (tty) new TerminalSize(call, screen, "/exec/", id).follow();
            if (attachment.await() == Attachment.End.DETACHED) throw new Failure("read escape sequence", 1);
            return code(call, id);
        }
    }

    private static JsonObject wanted(Invocation call, Attachment.Wish wish, JsonArray size) throws IOException {
        var body = new JsonObject();
        body.addProperty("User", call.text(USER).orElse(""));
        body.addProperty("Privileged", call.is(PRIVILEGED));
        body.addProperty("Tty", wish.tty());
        if (wish.tty()) body.add("ConsoleSize", size);
        body.addProperty("AttachStdin", wish.stdin());
        body.addProperty("AttachStderr", wish.stderr());
        body.addProperty("AttachStdout", wish.stdout());
        body.addProperty("Detach", call.is(DETACH));
        body.addProperty("DetachKeys", wish.detachKeys());
        var variables = CreateRequest.environment(call.all(ENV_FILE), call.all(ENV), call.console());
        body.add("Env", variables.isEmpty() ? JsonNull.INSTANCE : array(variables));
        body.addProperty("WorkingDir", call.text(WORKDIR).orElse(""));
        body.add("Cmd", array(call.words().subList(1, call.words().size())));
        return body;
    }

    private static JsonObject how(boolean detached, boolean tty, JsonArray size) {
        var body = new JsonObject();
        body.addProperty("Detach", detached);
        body.addProperty("Tty", tty);
        if (tty) body.add("ConsoleSize", size);
        return body;
    }

    private static JsonArray array(List<String> words) {
        var array = new JsonArray();
        for (var word : words) array.add(word);
        return array;
    }

    /// An engine that has gone meanwhile cannot tell any more: 255, as with Docker, but with a word about it.
    private static int code(Invocation call, String id) {
        try {
            return (int) Fields.number(call.client().get("/exec/", id, "/json"), "ExitCode");
        } catch (EngineUnreachable e) {
            Errors.print(call.console().err(), e, "");
            return NOT_KNOWN;
        }
    }
}
