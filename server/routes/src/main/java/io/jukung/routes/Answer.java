package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.api.Wire;
import io.jukung.gateway.Exchange;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// JSON answers as Docker ends them: with a line feed.
final class Answer {
    private Answer() {}

    static void json(Exchange exchange, JsonNode body) {
        exchange.json(line(body, "\n"));
    }

    static byte[] line(JsonNode body, String end) {
        var bytes = Wire.bytes(body);
        var tail = end.getBytes(UTF_8);
        var line = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, line, bytes.length, tail.length);
        return line;
    }
}
