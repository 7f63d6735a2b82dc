package io.jukung.notation;

import io.jukung.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The environment of a process, as `NAME=value` lines in order.
public record EnvList(List<String> lines) {
    public EnvList {
        lines = List.copyOf(lines);
    }

    public Optional<String> value(String name) {
        return lines.reversed().stream().map(KeyValue::parse).filter(kv -> kv.key().equals(name)).findFirst().flatMap(KeyValue::value);
    }

    /// These lines with others over them: a known name keeps its place and gets the new value, a new one comes last,
    /// and a line without `=` takes the name away.
    public EnvList with(List<String> overrides) {
        var merged = new ArrayList<>(lines);
        for (var line : overrides) {
            var name = KeyValue.parse(line).key();
            int at = indexOf(merged, name);
            if (!line.contains("=")) merged.removeIf(l -> KeyValue.parse(l).key().equals(name));
            else if (at >= 0) merged.set(at, line);
            else merged.add(line);
        }
        return new EnvList(merged);
    }

    /// These lines, and of the others only the names that are missing here.
    public EnvList withDefaults(List<String> defaults) {
        var merged = new ArrayList<>(lines);
        for (var line : defaults) {
            if (indexOf(merged, KeyValue.parse(line).key()) < 0) merged.add(line);
        }
        return new EnvList(merged);
    }

    private static int indexOf(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (KeyValue.parse(lines.get(i)).key().equals(name)) return i;
        }
        return -1;
    }

    /// Reads the lines of an `--env-file`: `#` starts a comment line, and a name alone takes its value from outside,
    /// or is left out if there is none.
    /// @param file its name, for messages
    public static EnvList parseFile(String file, List<String> text, Function<String, Optional<String>> outside) {
        var lines = new ArrayList<String>();
        for (var raw : text) {
            var line = raw.replace("\uFEFF", "").stripLeading();
            if (line.isEmpty() || line.startsWith("#")) continue;
            var pair = KeyValue.parse(line);
            if (pair.key().isEmpty()) throw new Problem.Invalid("invalid env file (" + file + "): no variable name on line '" + line + "'");
            if (pair.key().matches(".*\\s.*")) throw new Problem.Invalid("invalid env file (" + file + "): variable '" + pair.key() + "' contains whitespaces");
            if (pair.value().isPresent()) lines.add(line);
            else outside.apply(pair.key()).ifPresent(value -> lines.add(pair.key() + "=" + value));
        }
        return new EnvList(lines);
    }
}
