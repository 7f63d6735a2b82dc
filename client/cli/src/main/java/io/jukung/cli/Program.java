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
import java.util.Optional;

/// The whole program but for the process around it: words in, exit code out. Any number may run in one process, one after another.
final class Program {
    private static final Flag<String> CONFIG = Flag.text("config", "Folder of the client's settings");
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

    static Spec global() {
        return Spec.of("", Args.any("COMMAND [ARG...]"), CONFIG, CONTEXT, DEBUG, HOST, LOG_LEVEL, TLS, TLS_CA, TLS_CERT, TLS_KEY, TLS_VERIFY, VERSION)
                .wordsAreTheirs();
    }

    /// The same with the defaults that its help shows, which depend on where the client's settings are.
    static Spec global(String folder) {
        var flags = new java.util.ArrayList<Flag<?>>();
        for (var flag : global().flags()) {
            flags.add(switch (flag.name()) {
                case "config" -> flag.preset('"' + folder + '"');
                case "tlscacert" -> flag.preset('"' + folder + "/ca.pem\"");
                case "tlscert" -> flag.preset('"' + folder + "/cert.pem\"");
                case "tlskey" -> flag.preset('"' + folder + "/key.pem\"");
                default -> flag;
            });
        }
        return Spec.of("", Args.any("COMMAND [ARG...]"), flags);
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
        checkLevel(line.text(LOG_LEVEL).orElse("info"));
        var words = line.words();
        if (words.isEmpty() && !line.help()) {
            console.err().print(Help.program(shownFlags()));
            return 0;
        }
        if (line.help()) return help(words);
        if (words.getFirst().equals("help")) return help(words.subList(1, words.size()));
        if (line.all(HOST).size() > 1) throw new Failure("Failed to initialize: unable to resolve docker endpoint: Specify only one -H", 1);
        var first = words.getFirst();
        if (Commands.isGroup(first)) return inGroup(first, words, line);
        return command(first, words.subList(1, words.size()), line);
    }

    private static void checkLevel(String level) {
        switch (level.toLowerCase(java.util.Locale.ROOT)) {
            case "panic", "fatal", "error", "warn", "warning", "info", "debug", "trace" -> { }
            default -> throw new Failure("Unable to parse logging level: " + level, 1);
        }
    }

    private int inGroup(String group, List<String> words, Line global) throws IOException {
        if (words.size() == 1) {
            console.err().print(Help.group(group));
            return 0;
        }
        var path = group + " " + words.get(1);
        if (!words.get(1).startsWith("-") && Commands.find(path).isPresent()) return command(path, words.subList(2, words.size()), global);
        var usage = "Usage:  jukung " + group + "\n\nRun 'jukung " + group + " --help'";
        for (var word : words.subList(1, words.size())) {
            if (word.equals("--help") || word.equals("-h")) {
                console.out().print(Help.group(group));
                return 0;
            }
            if (word.startsWith("-")) throw new UsageError(unknownFlag(word) + "\n\n" + usage + " for more information", 125);
        }
        throw new UsageError(unknown(path, usage), 1);
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
        return execute(command, new Invocation(called, line, console, new Session(settings(global), opener)));
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

    private static String unknownFlag(String word) {
        if (word.startsWith("--")) return "unknown flag: " + (word.indexOf('=') < 0 ? word : word.substring(0, word.indexOf('=')));
        return "unknown shorthand flag: '" + word.charAt(1) + "' in " + word;
    }

    private static UsageError unknown(String path) { return new UsageError(unknown(path, "Run 'jukung --help'"), 1); }

    /// Docker's words, and on a line of its own what was most likely meant.
    private static String unknown(String path, String help) {
        return "jukung: unknown command: jukung " + path + "\n\n" + help + " for more information" + Help.meant(path).map(name -> "\nTry: jukung " + name).orElse("");
    }

    private ClientSettings settings(Line global) {
        var environment = console.environment();
        if (global.is(TLS) || global.is(TLS_VERIFY)) {
            environment = new java.util.HashMap<>(environment);
            environment.put(global.is(TLS_VERIFY) ? "DOCKER_TLS_VERIFY" : "DOCKER_TLS", "1");
        }
        var hosts = global.all(HOST);
        return new ClientSettings(hosts.isEmpty() ? Optional.empty() : Optional.of(hosts.getFirst()), global.text(CONTEXT), global.text(CONFIG).map(Path::of),
                environment, new ClientSettings.Certificates(file(global, TLS_CA), file(global, TLS_CERT), file(global, TLS_KEY)));
    }

    private static Optional<Path> file(Line global, Flag<String> flag) { return global.text(flag).filter(text -> !text.isEmpty()).map(Path::of); }

    private List<Flag<?>> shownFlags() {
        var nothing = new ClientSettings(Optional.empty(), Optional.empty(), Optional.empty(), console.environment());
        return global(nothing.configFolder().toString()).flags();
    }

    private int help(List<String> words) {
        if (words.isEmpty()) {
            console.out().print(Help.program(shownFlags()));
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
