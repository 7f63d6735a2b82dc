package io.jukung.scenarios.exchange;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The head of a request or an answer as it came, and which of its headers are kept.
record Heads(byte[] raw, String line, Map<String, String> headers) {
    /// What follows from the connection, the client's version or the moment is left out.
    private static final Set<String> OF_THE_CONNECTION = Set.of("content-length", "transfer-encoding", "date", "host", "user-agent", "accept-encoding",
            "accept", "keep-alive", "traceparent", "baggage", "x-docker-expose-session-uuid", "golden-await");

    static Heads read(InputStream in) throws IOException {
        var raw = new ByteArrayOutputStream();
        while (!raw.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) throw new EOFException("the connection ended");
            raw.write(b);
        }
        var lines = List.of(raw.toString(StandardCharsets.ISO_8859_1).split("\r\n"));
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line : lines.subList(1, lines.size())) headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
        return new Heads(raw.toByteArray(), lines.getFirst(), headers);
    }

    Map<String, String> keptOfRequest() {
        var kept = new TreeMap<String, String>();
        headers.forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !value.equals("keep-alive") && !value.equals("close")) kept.put(name, value);
        });
        return kept;
    }

    Map<String, String> keptOfAnswer() {
        var kept = new TreeMap<String, String>();
        headers.forEach((name, value) -> keepAnswer(name, value, kept));
        return kept;
    }

    static void keepAnswer(String name, String value, Map<String, String> into) {
        if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !value.equals("close")) into.put(usual(name), value);
    }

    /// Case does not matter in a header's name; a recording writes it as most do.
    private static String usual(String name) {
        var words = new java.util.ArrayList<String>();
        for (var word : name.split("-")) words.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT));
        return String.join("-", words);
    }

    int status() {
        return Integer.parseInt(line.split(" ")[1]);
    }

    boolean chunked() {
        return headers.getOrDefault("Transfer-Encoding", "").equals("chunked");
    }

    /// Whether the body ends only with the connection.
    boolean untilClose(String method) {
        return !chunked() && !headers.containsKey("Content-Length") && !method.equals("HEAD") && status() != 204 && status() != 304;
    }

    long length() {
        return Long.parseLong(headers.getOrDefault("Content-Length", "0"));
    }
}
