package io.jukung.cli.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

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

    private static JsonElement at(JsonElement from, String key) {
        if (!from.isJsonObject()) return com.google.gson.JsonNull.INSTANCE;
        var found = from.getAsJsonObject().get(key);
        return found == null ? com.google.gson.JsonNull.INSTANCE : found;
    }
}
