package io.jukung.scenarios.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonStreamParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a request or an answer carries, in the shape a reader can follow.
sealed interface Content {
    record Nothing() implements Content {}

    /// JSON values one after the other, and what the last bytes behind them were.
    record Values(List<JsonElement> values, String end) implements Content {
        public Values {
            values = List.copyOf(values);
        }
    }

    /// Docker's frames; neighbours of one stream count as one, since a pipe may cut them anywhere.
    record Frames(List<Frame> frames) implements Content {
        public Frames {
            frames = List.copyOf(frames);
        }
    }

    record Frame(int stream, String text) {}

    record Text(String text) implements Content {}

    /// The archive of the image `tiny`, which is made on each host and not kept.
    record Tiny() implements Content {}

    /// Bytes in the best of these shapes: frames if they are nothing but frames, then JSON, then text.
    static Content of(String contentType, byte[] bytes) {
        if (bytes.length == 0) return new Nothing();
        if (bytes.length > 100_000 && new String(bytes, 257, 5, UTF_8).equals("ustar")) return new Tiny();
        Optional<Content> frames = contentType.startsWith("application/json") ? Optional.empty() : frames(bytes);
        if (frames.isPresent()) return frames.get();
        var text = new String(bytes, UTF_8);
        return values(text).orElseGet(() -> new Text(text));
    }

    private static Optional<Content> frames(byte[] bytes) {
        var frames = new ArrayList<Frame>();
        int at = 0;
        while (at < bytes.length) {
            if (bytes.length - at < 8 || bytes[at] < 0 || bytes[at] > 3 || bytes[at + 1] != 0 || bytes[at + 2] != 0 || bytes[at + 3] != 0) return Optional.empty();
            int length = java.nio.ByteBuffer.wrap(bytes, at + 4, 4).getInt();
            if (length < 0 || at + 8 + length > bytes.length) return Optional.empty();
            add(frames, bytes[at], new String(bytes, at + 8, length, UTF_8));
            at += 8 + length;
        }
        return Optional.of(new Frames(frames));
    }

    private static void add(List<Frame> frames, int stream, String text) {
        if (!frames.isEmpty() && frames.getLast().stream() == stream) frames.set(frames.size() - 1, new Frame(stream, frames.getLast().text() + text));
        else frames.add(new Frame(stream, text));
    }

    private static Optional<Content> values(String text) {
        var first = text.strip();
        if (!first.startsWith("{") && !first.startsWith("[") && !first.startsWith("null")) return Optional.empty();
        try {
            var values = new ArrayList<JsonElement>();
            var parser = new JsonStreamParser(text);
            while (parser.hasNext()) values.add(parser.next());
            // The parser is lenient: what it read must be what stood there.
            if (!values.stream().allMatch(v -> v.isJsonObject() || v.isJsonArray() || v.isJsonNull())) return Optional.empty();
            return Optional.of(new Values(values, text.substring(text.stripTrailing().length())));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
