package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.api.Wire;
import io.jukung.gateway.Exchange;
import io.jukung.journal.Event;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// JSON answers as Docker ends them: with a line feed.
final class Answer {
    private Answer() {}

    static void json(Exchange exchange, JsonNode body) {
        exchange.json(line(body, "\n"));
    }

    /// Tells the journal that all of a kind were cleared up.
    static void pruned(RoutesParts parts, String type, long reclaimed) {
        parts.journal().append(new Event(parts.clock().instant(), type, "prune", "", Map.of("reclaimed", String.valueOf(reclaimed))));
    }

    static byte[] line(JsonNode body, String end) {
        var bytes = Wire.bytes(body);
        var tail = end.getBytes(UTF_8);
        var line = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, line, bytes.length, tail.length);
        return line;
    }
}
