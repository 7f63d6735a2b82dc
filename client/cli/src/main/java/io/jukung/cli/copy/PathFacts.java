package io.jukung.cli.copy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jukung.cli.command.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What the engine tells of a path in a container, in a header.
///
/// @param mode in the bits of Go's `FileMode`
record PathFacts(long mode, String linkTarget) {
    static final String HEADER = "X-Docker-Container-Path-Stat";
    private static final long FOLDER = 1L << 31;
    private static final long LINK = 1L << 27;

    static PathFacts of(Optional<String> header) {
        if (header.isEmpty()) throw new Failure("unable to decode container path stat header: it is missing", 1);
        try {
            var json = (JsonObject) JsonParser.parseString(new String(Base64.getDecoder().decode(header.get()), StandardCharsets.UTF_8));
            return new PathFacts(json.get("mode").getAsLong(), json.has("linkTarget") ? json.get("linkTarget").getAsString() : "");
        } catch (RuntimeException e) {
            throw new Failure("unable to decode container path stat header: " + e.getMessage(), 1);
        }
    }

    boolean folder() { return (mode & FOLDER) != 0; }

    boolean link() { return (mode & LINK) != 0; }
}
