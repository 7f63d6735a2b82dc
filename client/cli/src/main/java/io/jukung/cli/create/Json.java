package io.jukung.cli.create;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;

/// Lists and maps as JSON. Docker's client tells "nothing was said" (null) from "empty" field by field, and so does this.
final class Json {
    private Json() {}

    static JsonArray array(List<String> texts) {
        var array = new JsonArray(texts.size());
        for (var text : texts) array.add(text);
        return array;
    }

    static JsonElement arrayOrNull(List<String> texts) { return texts.isEmpty() ? JsonNull.INSTANCE : array(texts); }

    static JsonObject object(Map<String, String> map) {
        var object = new JsonObject();
        for (var entry : map.entrySet()) object.add(entry.getKey(), new JsonPrimitive(entry.getValue()));
        return object;
    }

    static JsonElement objectOrNull(Map<String, String> map) { return map.isEmpty() ? JsonNull.INSTANCE : object(map); }

    /// A set in Go's clothes: every key with an empty object.
    static JsonObject set(Iterable<String> keys) {
        var object = new JsonObject();
        for (var key : keys) object.add(key, new JsonObject());
        return object;
    }
}
