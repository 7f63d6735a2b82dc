package io.jukung.scenarios.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.jukung.scenarios.exchange.Entry.Answer;
import io.jukung.scenarios.exchange.Entry.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Holds an answer against the recorded one: status, headers, and the content field by field.
final class Comparison {
    private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");

    private final Differences differences;
    private final Ids ids;
    private final String route;
    private final List<String> complaints = new ArrayList<>();

    Comparison(Differences differences, Ids ids, Request request) {
        this.differences = differences;
        this.ids = ids;
        this.route = request.route();
    }

    /// Learns the ids first, since a field may name one before the field that is listed.
    List<String> judge(Answer recorded, Answer now) {
        if (recorded.status() != now.status()) complaints.add("status " + recorded.status() + " was answered, now " + now.status());
        headers(recorded, now);
        walk(recorded.content(), now.content(), this::learn);
        content(recorded.content(), now.content());
        return complaints;
    }

    private void headers(Answer recorded, Answer now) {
        var names = new TreeSet<>(recorded.headers().keySet());
        names.addAll(now.headers().keySet());
        for (var name : names) {
            var before = recorded.headers().getOrDefault(name, "(absent)");
            var after = now.headers().getOrDefault(name, "(absent)");
            boolean both = recorded.headers().containsKey(name) && now.headers().containsKey(name);
            if (!before.equals(after) && !(both && differences.of(route, "header." + name).isPresent())) tell("header " + name, before, after);
        }
    }

    private void learn(String path, Pair pair) {
        if (!text(pair.recorded()) || !text(pair.now())) return;
        if (differences.of(route, path).filter(Differences.Kind.ID::equals).isEmpty()) return;
        if (!ids.learn(pair.recorded().getAsString(), pair.now().getAsString())) tell(path, ids.translate(pair.recorded().getAsString()), pair.now());
    }

    private record Pair(JsonElement recorded, JsonElement now) {}

    private static void walk(Content recorded, Content now, BiConsumer<String, Pair> visitor) {
        if (!(recorded instanceof Content.Values(var before, _)) || !(now instanceof Content.Values(var after, _))) return;
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) walk("", new Pair(before.get(i), after.get(i)), visitor);
    }

    private static void walk(String path, Pair pair, BiConsumer<String, Pair> visitor) {
        if (pair.recorded() instanceof JsonObject before && pair.now() instanceof JsonObject after) {
            for (var field : before.entrySet()) {
                if (after.has(field.getKey())) walk(join(path, field.getKey()), new Pair(field.getValue(), after.get(field.getKey())), visitor);
            }
        } else if (pair.recorded().isJsonArray() && pair.now().isJsonArray()) {
            var before = pair.recorded().getAsJsonArray();
            var after = pair.now().getAsJsonArray();
            for (int i = 0; i < Math.min(before.size(), after.size()); i++) walk(path + "[]", new Pair(before.get(i), after.get(i)), visitor);
        } else {
            visitor.accept(path, pair);
        }
    }

    private void content(Content recorded, Content now) {
        if (recorded instanceof Content.Values(var before, var end) && now instanceof Content.Values(var after, var otherEnd)) {
            if (!end.equals(otherEnd)) tell("the bytes behind the JSON", end, otherEnd);
            if (before.size() != after.size()) tell("the number of values", before.size() + ": " + before, after.size() + ": " + after);
            for (int i = 0; i < Math.min(before.size(), after.size()); i++) compare("", before.get(i), after.get(i));
        } else if (recorded instanceof Content.Frames(var before) && now instanceof Content.Frames(var after)) {
            var expected = before.stream().map(f -> f.stream() + " " + timeless(ids.translate(f.text()))).toList();
            var found = after.stream().map(f -> f.stream() + " " + timeless(f.text())).toList();
            if (!expected.equals(found)) tell("frames", expected, found);
        } else if (recorded instanceof Content.Text(var before) && now instanceof Content.Text(var after)) {
            if (!timeless(ids.translate(before)).equals(timeless(after))) tell("text", ids.translate(before), after);
        } else if (!recorded.equals(now)) {
            tell("content", recorded, now);
        }
    }

    /// The stamps that `logs --timestamps` sets before each line.
    private String timeless(String text) {
        var matcher = STAMP.matcher(text);
        return matcher.find() && differences.of(route, "stamp").isPresent() ? matcher.replaceAll("TIME") : text;
    }

    private void compare(String path, JsonElement recorded, JsonElement now) {
        var kind = differences.of(route, path);
        if (kind.isPresent()) {
            if (!Differences.alike(kind.get(), recorded, now)) tell(path, recorded, now);
        } else if (recorded instanceof JsonObject before && now instanceof JsonObject after) {
            fields(path, before, after);
        } else if (recorded.isJsonArray() && now.isJsonArray()) {
            var before = recorded.getAsJsonArray();
            var after = now.getAsJsonArray();
            if (before.size() != after.size()) tell(path + ", its length", recorded, now);
            else for (int i = 0; i < before.size(); i++) compare(path + "[]", before.get(i), after.get(i));
        } else if (!(text(recorded) ? new com.google.gson.JsonPrimitive(ids.translate(recorded.getAsString())) : recorded).equals(now)) {
            tell(path, recorded, now);
        }
    }

    private void fields(String path, JsonObject before, JsonObject after) {
        var translated = new JsonObject();
        before.entrySet().forEach(field -> translated.add(ids.translate(field.getKey()), field.getValue()));
        for (var name : translated.keySet()) {
            if (after.has(name)) compare(join(path, name), translated.get(name), after.get(name));
            else tell(join(path, name), translated.get(name), "(missing)");
        }
        for (var name : after.keySet()) if (!translated.has(name)) tell(join(path, name), "(absent)", after.get(name));
    }

    private static boolean text(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void tell(String what, Object recorded, Object now) {
        complaints.add(what + ": " + brief(recorded) + " was answered, now " + brief(now));
    }

    private static String brief(Object value) {
        var text = String.valueOf(value).replace("\n", "\\n").replace("\r", "\\r");
        return text.length() > 700 ? text.substring(0, 700) + "…" : text;
    }
}
