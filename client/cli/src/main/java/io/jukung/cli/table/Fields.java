package io.jukung.cli.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.TreeMap;

/// Reads an answer's tree without minding what is absent: an engine may be older or newer than this client.
public final class Fields {
    private Fields() {}

    public static String text(JsonElement from, String key) {
        var found = at(from, key);
        return found.isJsonPrimitive() ? found.getAsString() : "";
    }

    public static long number(JsonElement from, String key) {
        var found = at(from, key);
        return found.isJsonPrimitive() && found.getAsJsonPrimitive().isNumber() ? found.getAsLong() : 0;
    }

    public static boolean truth(JsonElement from, String key) {
        var found = at(from, key);
        return found.isJsonPrimitive() && found.getAsJsonPrimitive().isBoolean() && found.getAsBoolean();
    }

    public static JsonArray array(JsonElement from, String key) {
        var found = at(from, key);
        return found.isJsonArray() ? found.getAsJsonArray() : new JsonArray();
    }

    public static JsonObject object(JsonElement from, String key) {
        var found = at(from, key);
        return found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
    }

    /// The labels as a table shows them: `a=1,b=2`, by name.
    public static String labels(JsonElement from) {
        var labels = new TreeMap<String, String>();
        for (var entry : object(from, "Labels").entrySet()) labels.put(entry.getKey(), entry.getValue().getAsString());
        var joined = new ArrayList<String>(labels.size());
        for (var entry : labels.entrySet()) joined.add(entry.getKey() + "=" + entry.getValue());
        return String.join(",", joined);
    }

    private static JsonElement at(JsonElement from, String key) {
        if (!from.isJsonObject()) return com.google.gson.JsonNull.INSTANCE;
        var found = from.getAsJsonObject().get(key);
        return found == null ? com.google.gson.JsonNull.INSTANCE : found;
    }
}
