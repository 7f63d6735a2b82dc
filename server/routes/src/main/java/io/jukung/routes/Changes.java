package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.notation.Port;
import io.jukung.oci.RunConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The instructions an imported image is given on its way: `CMD ["sh"]`, `ENV A=b`, `EXPOSE 80`.
final class Changes {
    private String user = "";
    private String workingDir = "";
    private String stopSignal = "";
    private List<String> cmd = List.of();
    private List<String> entrypoint = List.of();
    private final Map<String, String> env = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Set<String> ports = new LinkedHashSet<>();
    private final Set<String> volumes = new LinkedHashSet<>();

    private Changes() {}

    static RunConfig read(List<String> lines) {
        var changes = new Changes();
        for (var text : lines) text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(changes::apply);
        return changes.config();
    }

    private RunConfig config() {
        var environment = env.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        return new RunConfig(user, ports, environment, entrypoint, cmd, Optional.empty(), false, volumes, workingDir, List.of(), labels,
                stopSignal, List.of(), Map.of());
    }

    private void apply(String line) {
        int space = line.indexOf(' ');
        var word = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        var rest = space < 0 ? "" : line.substring(space + 1).strip();
        switch (word) {
            case "CMD" -> cmd = command(rest);
            case "ENTRYPOINT" -> entrypoint = command(rest);
            case "ENV" -> pairs(word, rest, env);
            case "LABEL" -> pairs(word, rest, labels);
            case "USER" -> user = rest;
            case "WORKDIR" -> workingDir = rest;
            case "STOPSIGNAL" -> stopSignal = rest;
            case "EXPOSE" -> words(rest).forEach(port -> Port.parseRange(port).forEach(one -> ports.add(one.toString())));
            case "VOLUME" -> volumes.addAll(rest.startsWith("[") ? command(rest) : words(rest));
            default -> throw new Problem.Invalid(word + " is not a valid change command", "use CMD, ENTRYPOINT, ENV, EXPOSE, LABEL, STOPSIGNAL, USER, VOLUME or WORKDIR");
        }
    }

    /// A JSON list as it is; anything else is a line for the shell.
    private static List<String> command(String text) {
        if (text.startsWith("[")) {
            try {
                var words = new ArrayList<String>();
                for (JsonNode word : Wire.readTree(text)) words.add(word.asString(""));
                return words;
            } catch (Problem.Invalid e) {
                // no list after all, as in a Dockerfile
            }
        }
        return text.isEmpty() ? List.of() : List.of("/bin/sh", "-c", text);
    }

    /// `A=b C="d e"`, or in the old form `A the rest`.
    private static void pairs(String instruction, String text, Map<String, String> into) {
        var words = words(text);
        if (words.isEmpty()) throw new Problem.Invalid(instruction + " requires at least one argument");
        if (!words.getFirst().contains("=")) {
            int space = text.indexOf(' ');
            if (space < 0) throw new Problem.Invalid(instruction + " must have two arguments", "write " + instruction + " NAME=value");
            into.put(text.substring(0, space), text.substring(space + 1).strip());
            return;
        }
        for (var word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) throw new Problem.Invalid("Syntax error - can't find = in \"" + word + "\". Must be of the form: name=value");
            into.put(word.substring(0, equals), word.substring(equals + 1));
        }
    }

    /// Words apart by spaces; quotes hold words together, and are taken away.
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (inside) words.add(word.toString());
                word.setLength(0);
                inside = false;
                continue;
            }
            inside = true;
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) word.append(text.charAt(++i));
            else if (quote == 0 && (c == '"' || c == '\'')) quote = c;
            else if (c == quote) quote = 0;
            else word.append(c);
        }
        if (inside) words.add(word.toString());
        return words;
    }
}
