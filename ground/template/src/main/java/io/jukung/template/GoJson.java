package io.jukung.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.Iterator;
import java.util.TreeSet;

/// JSON as Go writes it: no spaces, Go's escapes, the order of the tree kept.
public final class GoJson {
    private final StringBuilder out = new StringBuilder();
    private final boolean html;

    private GoJson(boolean html) {
        this.html = html;
    }

    /// As `json.Marshal`: `<`, `>` and `&` become `\u003c`, `\u003e` and `\u0026`.
    public static String marshal(JsonElement element) {
        var json = new GoJson(true);
        json.write(element);
        return json.out.toString();
    }

    /// As the template function `json`: these three stay what they are, save in rows of tables.
    public static String encode(Value value) {
        var json = new GoJson(value instanceof Row);
        json.write(value);
        return json.out.toString();
    }

    private void write(Value value) {
        switch (value) {
            case Value.Text(var text) -> quote(text);
            case Value.Whole(var number) -> out.append(number);
            case Value.Real(var number) -> out.append(number(number));
            case Value.Truth(var is) -> out.append(is);
            case Value.Nothing() -> out.append("null");
            case Value.Items(var items) -> list(items.iterator(), this::write);
            case Value.Tree tree -> write(tree.object());
            case Row row -> object(new TreeSet<>(row.names()).iterator(), name -> write(row.field(name).orElse(Value.NOTHING)));
        }
    }

    private void write(JsonElement element) {
        if (element.isJsonObject()) {
            var object = element.getAsJsonObject();
            object(object.keySet().iterator(), key -> write(object.has(key) ? object.get(key) : JsonNull.INSTANCE));
        } else if (element.isJsonArray()) {
            list(element.getAsJsonArray().iterator(), this::write);
        } else if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            quote(primitive.getAsString());
        } else {
            out.append(element);
        }
    }

    private interface Writer<T> {
        void write(T item);
    }

    private <T> void list(Iterator<T> items, Writer<T> writer) {
        out.append('[');
        while (items.hasNext()) {
            writer.write(items.next());
            if (items.hasNext()) out.append(',');
        }
        out.append(']');
    }

    private void object(Iterator<String> keys, Writer<String> writer) {
        out.append('{');
        while (keys.hasNext()) {
            var key = keys.next();
            quote(key);
            out.append(':');
            writer.write(key);
            if (keys.hasNext()) out.append(',');
        }
        out.append('}');
    }

    private static String number(double number) {
        return GoText.general(number, -1, 21);
    }

    private void quote(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            int at = "\b\f\n\r\t\\\"".indexOf(c);
            boolean escaped = c < 0x20 || c == 0x2028 || c == 0x2029 || html && (c == '<' || c == '>' || c == '&');
            if (at >= 0) out.append('\\').append("bfnrt\\\"".charAt(at));
            else if (escaped) out.append("\\u%04x".formatted(c));
            else out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c);
        });
        out.append('"');
    }
}
