package io.jukung.cli;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Console;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.command.Session;
import io.jukung.cli.command.StartFailure;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.HelpPage;
import io.jukung.cli.grammar.Line;
import io.jukung.cli.grammar.Reader;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.grammar.UsageError;
import io.jukung.cli.system.VersionCommand;
import io.jukung.remote.ClientSettings;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The whole program but for the process around it: words in, exit code out. Any number may run in one process, one after another.
final class Program {
    private static final Flag<String> CONFIG = Flag.text("config", "Folder of the client's settings (default \"~/.docker\")");
    private static final Flag<String> CONTEXT = Flag.text("context", 'c', "Context that names the engine to talk to");
    private static final Flag<Boolean> DEBUG = Flag.bool("debug", 'D', "Tell more when something goes wrong");
    private static final Flag<List<String>> HOST = Flag.list("host", 'H', "Socket of the engine to talk to");
    private static final Flag<String> LOG_LEVEL = Flag.text("log-level", 'l', "How much is logged (\"debug\", \"info\", \"warn\", \"error\", \"fatal\")").preset("\"info\"");
    private static final Flag<Boolean> TLS = Flag.bool("tls", "Use TLS; --tlsverify means it too");
    private static final Flag<String> TLS_CA = Flag.text("tlscacert", "Trust only certificates signed by this authority");
    private static final Flag<String> TLS_CERT = Flag.text("tlscert", "File of the certificate to show");
    private static final Flag<String> TLS_KEY = Flag.text("tlskey", "File of the certificate's key");
    private static final Flag<Boolean> TLS_VERIFY = Flag.bool("tlsverify", "Use TLS and check the engine's certificate");
    private static final Flag<Boolean> VERSION = Flag.bool("version", 'v', "Print the version and end");

    private final Console console;
    private final Session.Opener opener;

    Program(Console console, Session.Opener opener) {
        this.console = console;
        this.opener = opener;
    }

    private static Spec global() {
        return Spec.of("", Args.any("COMMAND [ARG...]"), CONFIG, CONTEXT, DEBUG, HOST, LOG_LEVEL, TLS, TLS_CA, TLS_CERT, TLS_KEY, TLS_VERIFY, VERSION)
                .wordsAreTheirs();
    }

    int run(List<String> words) {
        try {
            return globally(new Reader("jukung", global()).read(words));
        } catch (UsageError e) {
            console.err().println(e.message());
            return e.code();
        } catch (Failure e) {
            if (!e.message().isEmpty()) console.err().println(e.message());
            return e.code();
        } catch (EngineError | EngineUnreachable | Problem e) {
            Errors.print(console.err(), e, "");
            return 1;
        } catch (IOException e) {
            // Whoever read our output went away: `logs -f c | head -1` ends silently.
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")) console.err().println("jukung: " + e.getMessage());
            return 1;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private int globally(Line line) throws IOException {
        if (line.is(VERSION)) {
            console.out().println("Jukung version " + VersionCommand.VERSION + ", API 1.51");
            return 0;
        }
        var words = line.words();
        if (line.help() || words.isEmpty()) return help(words);
        if (words.getFirst().equals("help")) return help(words.subList(1, words.size()));
        if (line.all(HOST).size() > 1) throw new Failure("Failed to initialize: unable to resolve docker endpoint: Specify only one -H", 1);
        var first = words.getFirst();
        if (Commands.isGroup(first)) return inGroup(first, words, line);
        return command(first, words.subList(1, words.size()), line);
    }

    private int inGroup(String group, List<String> words, Line global) throws IOException {
        var second = words.size() > 1 ? words.get(1) : "--help";
        if (second.equals("--help") || second.equals("-h")) {
            console.out().print(Help.group(group));
            return 0;
        }
        var path = group + " " + second;
        if (second.startsWith("-") || Commands.find(path).isEmpty()) {
            var what = second.startsWith("-") ? "unknown flag: " + second : "jukung: unknown command: jukung " + path;
            throw new UsageError(what + "\n\nUsage:  jukung " + group + "\n\nRun 'jukung " + group + " --help' for more information", second.startsWith("-") ? 125 : 1);
        }
        return command(path, words.subList(2, words.size()), global);
    }

    private int command(String path, List<String> words, Line global) throws IOException {
        var command = Commands.find(path).orElseThrow(() -> unknown(path));
        var called = "jukung " + path;
        var spec = command.spec();
        if (words.size() == 1 && (words.getFirst().equals("-h") || words.getFirst().equals("-help"))) words = List.of("--help");
        var reader = new Reader(called, spec);
        var line = reader.read(words);
        if (line.help()) {
            console.out().print(HelpPage.of(called, spec));
            return 0;
        }
        reader.counted(line);
        try (var session = new Session(settings(global), opener)) {
            return execute(command, new Invocation(called, line, console, session));
        }
    }

    private int execute(Command command, Invocation call) throws IOException {
        if (command.errors() == Command.ErrorStyle.PLAIN) return command.run(call);
        try {
            return command.run(call);
        } catch (StartFailure e) {
            return refused(call, e.error(), e.code());
        } catch (EngineError | EngineUnreachable | Problem e) {
            return refused(call, e, 125);
        }
    }

    private int refused(Invocation call, RuntimeException error, int code) {
        Errors.print(console.err(), error, "jukung: ");
        console.err().println("\nRun '" + call.path() + " --help' for more information");
        return code;
    }

    private static UsageError unknown(String path) {
        var meant = Help.meant(path).map(name -> "\n\nDid you mean this?\n        jukung " + name).orElse("");
        return new UsageError("jukung: unknown command: jukung " + path + meant + "\n\nRun 'jukung --help' for more information", 1);
    }

    private ClientSettings settings(Line global) {
        var environment = console.environment();
        if (global.is(TLS_VERIFY)) {
            environment = new java.util.HashMap<>(environment);
            environment.put("DOCKER_TLS_VERIFY", "1");
        }
        return new ClientSettings(global.all(HOST).isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(global.all(HOST).getFirst()),
                global.text(CONTEXT), global.text(CONFIG).map(Path::of), environment);
    }

    private int help(List<String> words) {
        if (words.isEmpty()) {
            console.out().print(Help.program(global().flags()));
            return 0;
        }
        if (words.size() == 1 && Commands.isGroup(words.getFirst())) {
            console.out().print(Help.group(words.getFirst()));
            return 0;
        }
        var path = String.join(" ", words);
        var command = Commands.find(path).orElseThrow(() -> new Failure("unknown help topic: " + words.getLast(), 1));
        console.out().print(HelpPage.of("jukung " + path, command.spec()));
        return 0;
    }
}
