package io.jukung.cli.create;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Values;
import io.jukung.notation.KeyValue;
import java.util.ArrayList;
import java.util.List;

/// Requests for devices by what they can do: `--gpus all`, `--gpus '"device=0,1","capabilities=utility"'`.
final class Gpus {
    private Gpus() {}

    static JsonObject request(String text) {
        String driver = "";
        long count = 0;
        JsonArray ids = null;
        var capabilities = new ArrayList<String>();
        var options = new JsonObject();
        for (var field : fields(text)) {
            var pair = KeyValue.parse(field);
            var value = pair.value().orElse(pair.key());
            switch (pair.value().isPresent() ? pair.key() : "count") {
                case "driver" -> driver = value;
                case "count" -> count = value.equals("all") ? -1 : Values.number(value);
                case "device" -> ids = Json.array(List.of(value.split(",")));
                case "capabilities" -> capabilities.addAll(List.of(value.split(",")));
                case "options" -> options(options, value);
                default -> throw new Problem.Invalid("unexpected key '" + pair.key() + "' in '" + field + "'");
            }
        }
        if (ids == null && count == 0) count = 1;
        if (!capabilities.contains("gpu")) capabilities.add("gpu");
        var json = new JsonObject();
        json.addProperty("Driver", driver);
        json.addProperty("Count", count);
        json.add("DeviceIDs", ids == null ? JsonNull.INSTANCE : ids);
        var all = new JsonArray();
        all.add(Json.array(capabilities));
        json.add("Capabilities", all);
        json.add("Options", options);
        return json;
    }

    private static void options(JsonObject options, String value) {
        for (var option : value.split(",")) {
            var pair = KeyValue.parse(option);
            options.addProperty(pair.key(), pair.value().orElse(""));
        }
    }

    /// Devices known by a qualified name, `vendor.com/class=name`.
    static JsonObject named(JsonArray names) {
        var json = new JsonObject();
        json.addProperty("Driver", "cdi");
        json.addProperty("Count", 0);
        json.add("DeviceIDs", names);
        json.add("Capabilities", JsonNull.INSTANCE);
        json.add("Options", JsonNull.INSTANCE);
        return json;
    }

    /// Splits at commas outside quotes.
    private static List<String> fields(String text) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else field.append(c);
        }
        fields.add(field.toString());
        return fields;
    }
}
