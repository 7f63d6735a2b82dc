package io.jukung.remote.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jukung.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the JSON objects Docker's clients keep in files.
final class JsonFile {
    private JsonFile() {}

    static Optional<JsonObject> read(Path file) {
        try {
            var tree = JsonParser.parseString(Files.readString(file));
            return tree.isJsonObject() ? Optional.of(tree.getAsJsonObject()) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonParseException e) {
            throw new Problem.Invalid("cannot read " + file + ": it is not JSON", "mend or move the file away");
        } catch (IOException e) {
            throw new Problem.Invalid("cannot read " + file + ": " + e.getMessage());
        }
    }

    static Optional<String> text(JsonObject object, String name) {
        var value = object.get(name);
        if (value == null || !value.isJsonPrimitive() || value.getAsString().isEmpty()) return Optional.empty();
        return Optional.of(value.getAsString());
    }

    static JsonObject object(JsonObject object, String name) {
        var value = object.get(name);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }
}
