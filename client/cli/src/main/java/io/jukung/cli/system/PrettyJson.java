package io.jukung.cli.system;

import com.google.gson.FormattingStyle;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// JSON for people: a line for each value, four spaces deeper for each level, as Docker's clients print it.
///
/// Gson's own printer would bring a hundred classes along, which every start of the program would pay for.
final class PrettyJson {
    private PrettyJson() {}

    static String of(JsonElement json) {
        var text = new StringWriter();
        try (var writer = new JsonWriter(text)) {
            writer.setFormattingStyle(FormattingStyle.PRETTY.withIndent("    "));
            write(writer, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    private static void write(JsonWriter writer, JsonElement json) throws IOException {
        if (json instanceof JsonObject object) {
            writer.beginObject();
            for (var entry : object.entrySet()) write(writer.name(entry.getKey()), entry.getValue());
            writer.endObject();
        } else if (json instanceof JsonArray array) {
            writer.beginArray();
            for (var element : array) write(writer, element);
            writer.endArray();
        } else {
            writer.jsonValue(json.toString());
        }
    }
}
