package io.jukung.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The functions a template may call: Go's own and Docker's.
///
/// `and` and `or` are known here but worked by `Run`, since they must not look at what they do not need.
final class Functions {
    /// One function; a `Fault` says what was wrong with its arguments.
    interface Function {
        Value call(List<Value> arguments);
    }

    private record Entry(int least, int most, Function function) {}

    private static final int ANY = Integer.MAX_VALUE;
    static final Functions ALL = new Functions(all());
    static final Functions FOR_HEADINGS = new Functions(forHeadings());

    private final Map<String, Entry> entries;

    private Functions(Map<String, Entry> entries) {
        this.entries = entries;
    }

    boolean knows(String name) {
        return entries.containsKey(name);
    }

    Value call(String name, List<Value> arguments) {
        var entry = Optional.ofNullable(entries.get(name)).orElseThrow(() -> new Fault("function " + GoText.quote(name) + " not defined"));
        int count = arguments.size();
        if (count < entry.least || count > entry.most) {
            var want = entry.most == ANY ? "at least " + entry.least : Integer.toString(entry.least);
            throw new Fault("wrong number of args for " + name + ": want " + want + " got " + count);
        }
        try {
            return entry.function.call(arguments);
        } catch (Fault fault) {
            throw new Fault("error calling " + name + ": " + fault.getMessage());
        }
    }

    private static Map<String, Entry> all() {
        var map = new HashMap<String, Entry>();
        map.put("and", new Entry(1, ANY, List::getLast));
        map.put("or", new Entry(1, ANY, List::getLast));
        map.put("not", new Entry(1, 1, a -> Value.of(!a.getFirst().isTrue())));
        map.put("len", new Entry(1, 1, a -> Value.of(Elements.length(a.getFirst()))));
        map.put("index", new Entry(1, ANY, Elements::index));
        map.put("slice", new Entry(1, 4, Elements::slice));
        map.put("print", new Entry(0, ANY, a -> Value.of(sprint(a))));
        map.put("println", new Entry(0, ANY, a -> Value.of(a.stream().map(GoText::plain).collect(Collectors.joining(" ")) + "\n")));
        map.put("printf", new Entry(1, ANY, a -> Value.of(Printf.print(text(a.getFirst()), a.subList(1, a.size())))));
        map.put("html", new Entry(0, ANY, a -> Value.of(html(sprint(a)))));
        map.put("js", new Entry(0, ANY, a -> Value.of(js(sprint(a)))));
        map.put("urlquery", new Entry(0, ANY, a -> Value.of(URLEncoder.encode(sprint(a), StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~"))));
        map.put("eq", new Entry(2, ANY, a -> Value.of(a.subList(1, a.size()).stream().anyMatch(b -> Comparison.equal(a.getFirst(), b)))));
        map.put("ne", new Entry(2, 2, a -> Value.of(!Comparison.equal(a.get(0), a.get(1)))));
        map.put("lt", new Entry(2, 2, a -> Value.of(Comparison.order(a.get(0), a.get(1)) < 0)));
        map.put("le", new Entry(2, 2, a -> Value.of(Comparison.order(a.get(0), a.get(1)) <= 0)));
        map.put("gt", new Entry(2, 2, a -> Value.of(Comparison.order(a.get(0), a.get(1)) > 0)));
        map.put("ge", new Entry(2, 2, a -> Value.of(Comparison.order(a.get(0), a.get(1)) >= 0)));
        map.put("json", new Entry(1, 1, a -> Value.of(GoJson.encode(a.getFirst()))));
        map.put("split", new Entry(2, 2, a -> Value.of(split(text(a.get(0)), text(a.get(1))))));
        map.put("join", new Entry(2, 2, a -> Value.of(join(a.get(0), text(a.get(1))))));
        map.put("title", new Entry(1, 1, a -> Value.of(title(text(a.getFirst())))));
        map.put("lower", new Entry(1, 1, a -> Value.of(text(a.getFirst()).toLowerCase(Locale.ROOT))));
        map.put("upper", new Entry(1, 1, a -> Value.of(text(a.getFirst()).toUpperCase(Locale.ROOT))));
        map.put("pad", new Entry(3, 3, a -> Value.of(pad(text(a.get(0)), whole(a.get(1)), whole(a.get(2))))));
        map.put("truncate", new Entry(2, 2, a -> Value.of(truncate(text(a.get(0)), whole(a.get(1))))));
        return Map.copyOf(map);
    }

    /// Headings keep their words; `pad` still pads, so that columns stay under them.
    private static Map<String, Entry> forHeadings() {
        var map = new HashMap<>(all());
        for (var name : List.of("json", "split", "join", "title", "lower", "upper", "truncate")) {
            map.put(name, new Entry(1, 2, List::getFirst));
        }
        return Map.copyOf(map);
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Nothing _ -> throw new Fault("invalid value; expected string");
            case Value.Whole _, Value.Real _, Value.Truth _, Value.Items _, Value.Tree _, Row _ -> throw new Fault("wrong type for value; expected string; got " + value.typeName());
        };
    }

    private static int whole(Value value) {
        if (value instanceof Value.Whole(var number)) return (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        throw new Fault("expected integer; found " + GoText.plain(value));
    }

    /// Go's Sprint: a space only between two operands that are both no strings.
    private static String sprint(List<Value> values) {
        var out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0 && !(values.get(i) instanceof Value.Text) && !(values.get(i - 1) instanceof Value.Text)) out.append(' ');
            out.append(GoText.plain(values.get(i)));
        }
        return out.toString();
    }

    private static List<String> split(String text, String separator) {
        if (separator.isEmpty()) return text.codePoints().mapToObj(Character::toString).toList();
        return Arrays.asList(text.split(Pattern.quote(separator), -1));
    }

    private static String join(Value values, String separator) {
        if (values instanceof Value.Nothing) return "";
        if (!(values instanceof Value.Items(var items))) throw new Fault("wrong type for value; expected []string; got " + values.typeName());
        return items.stream().map(GoText::plain).collect(Collectors.joining(separator));
    }

    private static String title(String text) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_'])\\p{L}").matcher(text).replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
    }

    private static String pad(String text, int before, int after) {
        if (before < 0 || after < 0) throw new Fault("strings: negative Repeat count");
        return text.isEmpty() ? text : " ".repeat(before) + text + " ".repeat(after);
    }

    private static String truncate(String text, int length) {
        if (length < 0) throw new Fault("slice bounds out of range [:" + length + "]");
        return text.codePointCount(0, text.length()) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("'", "&#39;").replace("\"", "&#34;").replace("<", "&lt;").replace(">", "&gt;").replace("\0", "\uFFFD");
    }

    private static String js(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\\' || c == '\'' || c == '"') out.append('\\').appendCodePoint(c);
            else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '=') out.append("\\u%04X".formatted(c));
            else out.appendCodePoint(c);
        });
        return out.toString();
    }
}
