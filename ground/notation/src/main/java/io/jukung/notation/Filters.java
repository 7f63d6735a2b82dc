package io.jukung.notation;

import io.jukung.base.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a list is narrowed to: for each key the values asked for.
///
/// Several values of one key mean "any of them" — save for labels, which must all be there. A key nobody asked for
/// lets everything through.
public record Filters(Map<String, Set<String>> values) {
    public static final Filters NONE = new Filters(Map.of());

    public Filters {
        var copy = new LinkedHashMap<String, Set<String>>();
        values.forEach((key, set) -> copy.put(key, Collections.unmodifiableSet(new LinkedHashSet<>(set))));
        values = Collections.unmodifiableMap(copy);
    }

    /// Reads `--filter` options, each `key=value`.
    public static Filters parse(Collection<String> options) {
        var values = new LinkedHashMap<String, Set<String>>();
        for (var option : options) {
            if (option.isEmpty()) continue;
            int equals = option.indexOf('=');
            if (equals < 0) throw new Problem.Invalid("invalid filter '" + option + "': bad format of filter (expected name=value)");
            var key = option.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            values.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(option.substring(equals + 1).strip());
        }
        return new Filters(values);
    }

    /// Refuses keys outside of these.
    public Filters allowOnly(Set<String> known) {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                throw new Problem.Invalid("invalid filter '" + key + "'", "filters known here: " + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return this;
    }

    public boolean asks(String key) {
        return !of(key).isEmpty();
    }

    /// The values asked for under this key, in order.
    public List<String> of(String key) {
        return List.copyOf(values.getOrDefault(key, Set.of()));
    }

    public Filters with(String key, String value) {
        var more = new LinkedHashMap<>(values);
        var set = new LinkedHashSet<>(more.getOrDefault(key, Set.of()));
        set.add(value);
        more.put(key, set);
        return new Filters(more);
    }

    /// A yes-or-no filter such as `dangling`; empty if nobody asked.
    public Optional<Boolean> flag(String key) {
        var asked = of(key);
        if (asked.isEmpty()) return Optional.empty();
        boolean yes = asked.contains("1") || asked.contains("true");
        boolean no = asked.contains("0") || asked.contains("false");
        if (yes == no) throw new Problem.Invalid("invalid filter '" + key + "=" + asked.toString().replace(", ", " ") + "'", "write " + key + "=true or " + key + "=false");
        return Optional.of(yes);
    }

    public boolean any(String key, Predicate<String> matches) {
        return !asks(key) || of(key).stream().anyMatch(matches);
    }

    /// One of the values is this very text.
    public boolean exactly(String key, String text) {
        return any(key, text::equals);
    }

    /// One of the values begins this text, as ids are asked for.
    public boolean prefix(String key, String text) {
        return any(key, text::startsWith);
    }

    /// One of the values is this text, or a regular expression found in it. A value that is no expression matches only itself.
    public boolean pattern(String key, String text) {
        return any(key, value -> value.equals(text) || found(value, text));
    }

    /// As `pattern`, for a thing of several names: one of them is enough.
    public boolean patternOfAny(String key, Collection<String> texts) {
        return !asks(key) || texts.stream().anyMatch(text -> pattern(key, text));
    }

    private static boolean found(String expression, String text) {
        try {
            return Pattern.compile(expression).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /// All asked labels are there: `key` with any value, `key=value` with this one.
    public boolean labels(String key, Map<String, String> labels) {
        return of(key).stream().allMatch(asked -> has(labels, asked));
    }

    /// None of the labels under a refusing key (`label!`) is there.
    public boolean noneOfLabels(String key, Map<String, String> labels) {
        return of(key).stream().noneMatch(asked -> has(labels, asked));
    }

    private static boolean has(Map<String, String> labels, String asked) {
        var pair = KeyValue.parse(asked);
        var value = Optional.ofNullable(labels.get(pair.key()));
        return value.isPresent() && (pair.value().isEmpty() || pair.value().equals(value));
    }
}
