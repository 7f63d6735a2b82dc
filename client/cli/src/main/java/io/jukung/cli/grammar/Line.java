package io.jukung.cli.grammar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command line that was understood: the flags that were given, with checked values, and the words.
public final class Line {
    private final Map<String, List<String>> given = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean help;

    void add(Flag<?> flag, String value) {
        if (!flag.kind().repeats()) given.remove(flag.name());
        given.computeIfAbsent(flag.name(), _ -> new ArrayList<>(2)).add(value);
    }

    void word(String word) { words.add(word); }

    void warn(String text) { warnings.add(text); }

    void askHelp() { help = true; }

    public boolean help() { return help; }

    public List<String> words() { return words; }

    public List<String> warnings() { return warnings; }

    public boolean given(Flag<?> flag) { return given.containsKey(flag.name()); }

    /// Whether a switch is on: given, or preset to true.
    public boolean is(Flag<Boolean> flag) {
        var values = given.get(flag.name());
        return Values.bool(values == null ? flag.preset() : values.getFirst());
    }

    public Optional<String> text(Flag<String> flag) {
        var values = given.get(flag.name());
        return values == null ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// A whole number or a number of bytes.
    public Optional<Long> number(Flag<Long> flag) {
        var values = given.get(flag.name());
        if (values == null) return Optional.empty();
        return Optional.of(flag.kind() == Kind.BYTES ? Values.bytes(values.getFirst()) : Values.number(values.getFirst()));
    }

    public Optional<Duration> duration(Flag<Duration> flag) {
        var values = given.get(flag.name());
        return values == null ? Optional.empty() : Optional.of(Values.duration(values.getFirst()));
    }

    public List<String> all(Flag<List<String>> flag) {
        var values = given.get(flag.name());
        return values == null ? List.of() : values;
    }
}
