package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A script: which clients play it, which programs or traits of the host it needs, and its steps.
///
/// `clients NAME…`, `needs PROGRAM-OR-TRAIT…`, `stdin TEXT` (for the next command), `sh LINE` (a host command in the engine's namespaces),
/// `engine kill`, `engine start`; `terminal LINE` (the client's, or `sh LINE`), `keys WORDS`, `size COLUMNSxROWS`, `screen REGEX` for what runs in a
/// terminal; after a command `exit N`, `expect REGEX`, `refuse REGEX`, `await REGEX`, `takes FROM..TO` (seconds); `#` begins a comment.
/// Every other line is the client's.
record Scenario(String name, List<String> clients, List<String> needs, List<Step> steps) {
    Scenario {
        clients = List.copyOf(clients);
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
    }

    static Scenario read(Path file) throws IOException {
        return parse(String.valueOf(file.getFileName()).replace(".scenario", ""), Files.readAllLines(file));
    }

    static Scenario parse(String name, List<String> lines) {
        var script = new Script(name);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) script.line(i + 1, line);
        }
        return script.end();
    }

    boolean touchesTheEngine() {
        return steps.stream().anyMatch(s -> !(s instanceof Step.Command));
    }

    /// Whether it can be played on an engine that other scenarios used before, and will use after it.
    boolean sharesItsEngine() { return !touchesTheEngine() && !needs.contains("own-engine"); }

    /// The programs of the host that it calls; what it types into a terminal, it types into tmux.
    List<String> programs() {
        var programs = new ArrayList<String>(needs);
        programs.removeIf(need -> need.endsWith("-engine"));
        if (steps.stream().anyMatch(step -> step instanceof Step.Command command && command.text().equals(Terminal.SCREEN))) programs.add("tmux");
        return programs;
    }

    /// Whether it expects of our engine what dockerd does not do.
    boolean goesBeyondDocker() { return needs.contains("jukung-engine"); }

    private static final class Script {
        private final String name;
        private List<String> clients = List.of("jukung");
        private List<String> needs = List.of();
        private String stdin = "";
        private final List<Step> steps = new ArrayList<>();

        Script(String name) { this.name = name; }

        void line(int number, String line) {
            var words = line.split(" ", 2);
            var rest = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "clients" -> clients = List.of(rest.split(" +"));
                case "needs" -> needs = List.of(rest.split(" +"));
                case "stdin" -> stdin = rest.translateEscapes();
                case "sh" -> command(number, rest);
                case "exit" -> last(number, OptionalInt.of(Integer.parseInt(rest)), List.of());
                case "expect" -> last(number, OptionalInt.empty(), List.of(new Step.Check.Shows(pattern(rest))));
                case "refuse" -> last(number, OptionalInt.empty(), List.of(new Step.Check.Hides(pattern(rest))));
                case "await" -> last(number, OptionalInt.empty(), List.of(new Step.Check.Comes(pattern(rest))));
                case "takes" -> last(number, OptionalInt.empty(), List.of(takes(rest)));
                case "terminal" -> command(number, Terminal.open(rest.startsWith("sh ") ? rest.substring(3) : "client " + rest));
                case "keys" -> command(number, Terminal.keys(rest));
                case "size" -> command(number, Terminal.size(rest));
                case "screen" -> {
                    command(number, Terminal.SCREEN);
                    last(number, OptionalInt.empty(), List.of(new Step.Check.Comes(pattern(rest))));
                }
                case "engine" -> steps.add(engine(number, rest));
                default -> command(number, "client " + line);
            }
        }

        private Step engine(int number, String verb) {
            return switch (verb) {
                case "kill" -> new Step.KillEngine(number);
                case "start" -> new Step.StartEngine(number);
                default -> throw new IllegalArgumentException(name + ":" + number + ": 'engine' takes kill or start, not '" + verb + "'");
            };
        }

        private static Step.Check takes(String span) {
            var both = span.split("\\.\\.", 2);
            return new Step.Check.Takes(Duration.ofMillis((long) (1000 * Double.parseDouble(both[0]))), Duration.ofMillis((long) (1000 * Double.parseDouble(both[1]))));
        }

        private static Pattern pattern(String text) { return Pattern.compile(text, Pattern.MULTILINE); }

        private void command(int number, String text) {
            steps.add(new Step.Command(number, text, stdin, OptionalInt.empty(), List.of()));
            stdin = "";
        }

        private void last(int number, OptionalInt exit, List<Step.Check> more) {
            if (steps.isEmpty() || !(steps.getLast() instanceof Step.Command(var line, var text, var in, var code, var checks))) {
                throw new IllegalArgumentException(name + ":" + number + ": nothing ran before this line");
            }
            var all = new ArrayList<>(checks);
            all.addAll(more);
            steps.set(steps.size() - 1, new Step.Command(line, text, in, exit.isPresent() ? exit : code, all));
        }

        Scenario end() { return new Scenario(name, clients, needs, steps); }
    }
}
