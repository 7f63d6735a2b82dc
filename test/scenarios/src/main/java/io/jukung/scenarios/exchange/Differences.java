package io.jukung.scenarios.exchange;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What may differ between two engines: fields whose value is an id, a time, a fact of the host, or a version. Never whether the
/// field is there, nor of which type it is.
///
/// One line each: `KIND METHOD PATH FIELD`, or `KIND * FIELD` for every answer. A field is named by the end of its path.
final class Differences {
    /// A span of time in words, as in `Up 2 seconds`.
    private static final Pattern SPAN = Pattern.compile("^\\d+$|Less than a second|About an? (minute|hour)|\\d+ (second|minute|hour|day)s?");

    enum Kind { ID, TIME, HOST_FACT, VERSION }

    static final int MOST = 40;

    private record Line(Kind kind, String route, String field) {
        boolean covers(String otherRoute, String path) {
            return (route.equals("*") || route.equals(otherRoute)) && (path.equals(field) || path.endsWith("." + field));
        }
    }

    private final List<Line> lines;
    private final Set<Line> met = new HashSet<>();

    private Differences(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    static Differences read(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        for (var text : Files.readAllLines(file)) {
            if (text.isBlank() || text.startsWith("#")) continue;
            var words = text.strip().split(" +");
            lines.add(new Line(Kind.valueOf(words[0].replace('-', '_').toUpperCase(java.util.Locale.ROOT)),
                    words.length == 4 ? words[1] + " " + words[2] : words[1], words[words.length - 1]));
        }
        if (lines.size() > MOST) throw new IOException(file + " lists " + lines.size() + " differences; more than " + MOST + " are too many");
        return new Differences(lines);
    }

    Optional<Kind> of(String route, String path) {
        for (var line : lines) {
            if (!line.covers(route, path)) continue;
            met.add(line);
            return Optional.of(line.kind());
        }
        return Optional.empty();
    }

    /// Lines that nothing needed: they would hide a mistake one day.
    List<String> unmet() {
        return lines.stream().filter(line -> !met.contains(line)).map(line -> line.route() + " " + line.field()).toList();
    }

    /// Whether a value that differs is at least of the same sort.
    static boolean alike(Kind kind, JsonElement recorded, JsonElement now) {
        if (!sort(recorded).equals(sort(now))) return false;
        if (kind != Kind.HOST_FACT && kind != Kind.VERSION && text(recorded).isEmpty() != text(now).isEmpty()) return false;
        if (kind != Kind.TIME || !recorded.isJsonPrimitive() || !recorded.getAsJsonPrimitive().isString()) return true;
        return time(recorded.getAsString()).equals(time(now.getAsString()));
    }

    private static String sort(JsonElement value) {
        if (!value.isJsonPrimitive()) return value.isJsonNull() ? "null" : value.isJsonArray() ? "array" : "object";
        var primitive = value.getAsJsonPrimitive();
        if (!primitive.isString()) return primitive.isNumber() ? "number" : "boolean";
        return "text";
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : "-";
    }

    private static String time(String text) {
        try {
            var instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            return instant.getEpochSecond() <= 0 ? "never" : "some time";
        } catch (DateTimeException e) {
            return SPAN.matcher(text).replaceAll("SPAN");
        }
    }
}
