package io.jukung.runtime.log;

import io.jukung.runtime.LogLine;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.StreamKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Puts lines together again that conmon cut: `TIME STREAM P part` … `TIME STREAM F rest`, each stream on its own, also
/// across files. A line carries the time of its first part. One thread.
final class LineJoiner {
    private record Begun(Instant at, ByteArrayOutputStream bytes) {}

    private final Map<StreamKind, Begun> begun = new EnumMap<>(StreamKind.class);
    private final LogStore.Sink sink;

    LineJoiner(LogStore.Sink sink) {
        this.sink = sink;
    }

    /// @param raw one line of the file, without its line feed
    void accept(byte[] raw) throws IOException {
        int first = indexOf(raw, 0);
        int second = indexOf(raw, first + 1);
        int third = indexOf(raw, second + 1);
        if (first < 0 || second < 0 || third < 0) return;
        var stream = raw[first + 4] == 'o' ? StreamKind.OUT : StreamKind.ERR;
        var at = time(new String(raw, 0, first, StandardCharsets.US_ASCII));
        if (at.isEmpty()) return;
        var line = begun.computeIfAbsent(stream, _ -> new Begun(at.get(), new ByteArrayOutputStream()));
        line.bytes().write(raw, third + 1, raw.length - third - 1);
        if (raw[second + 1] != 'F') return;
        line.bytes().write('\n');
        begun.remove(stream);
        sink.line(new LogLine(line.at(), stream, line.bytes().toByteArray()));
    }

    /// What was written last, without a line feed.
    void end() throws IOException {
        for (var entry : begun.entrySet()) {
            sink.line(new LogLine(entry.getValue().at(), entry.getKey(), entry.getValue().bytes().toByteArray()));
        }
        begun.clear();
    }

    /// The rest of what was begun is missing.
    void cut() throws IOException {
        for (var line : begun.values()) line.bytes().write('\n');
        end();
    }

    private static int indexOf(byte[] raw, int from) {
        for (int i = Math.max(from, 0); i < raw.length; i++) if (raw[i] == ' ') return i;
        return -1;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
