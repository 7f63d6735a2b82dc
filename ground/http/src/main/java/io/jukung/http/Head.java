package io.jukung.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The head of an answer: status, reason, headers in order.
public record Head(int status, String reason, List<Request.Header> headers) {
    private static final int LIMIT = 256 * 1024;

    public Head {
        headers = List.copyOf(headers);
    }

    /// The first header of this name; case does not matter.
    public Optional<String> header(String name) {
        for (var header : headers) {
            if (header.name().equalsIgnoreCase(name)) return Optional.of(header.value());
        }
        return Optional.empty();
    }

    boolean says(String name, String token) {
        var value = header(name);
        if (value.isEmpty()) return false;
        for (var part : value.get().split(",")) {
            if (part.strip().equalsIgnoreCase(token)) return true;
        }
        return false;
    }

    /// Reads up to and with the empty line, and not a byte more.
    static Head read(InputStream in) throws IOException {
        var status = line(in, LIMIT);
        if (!status.startsWith("HTTP/1.") || status.length() < 12) {
            throw new ProtocolException("the answer is not HTTP/1.1: " + printable(status));
        }
        int code = digits(status.substring(9, 12), 10, status);
        var reason = status.length() > 13 ? status.substring(13) : "";
        var headers = new ArrayList<Request.Header>();
        int left = LIMIT;
        for (var line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon <= 0) throw new ProtocolException("a header without a colon: " + printable(line));
            headers.add(new Request.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Head(code, reason, headers);
    }

    static String line(InputStream in, int limit) throws IOException {
        var line = new java.io.ByteArrayOutputStream(80);
        while (true) {
            int b = in.read();
            if (b < 0) throw new EOFException("the connection ended before the answer's head did");
            if (b == '\n') break;
            if (line.size() >= limit) throw new ProtocolException("the answer's head is larger than 256 KiB");
            line.write(b);
        }
        var text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    static int digits(String text, int radix, String line) throws ProtocolException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number < 0) throw new ProtocolException("a negative number: " + printable(line));
            return number;
        } catch (NumberFormatException e) {
            throw new ProtocolException("not a number: " + printable(line));
        }
    }

    private static String printable(String line) {
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(line.length(), 80); i++) {
            char c = line.charAt(i);
            text.append(c < ' ' || c == 127 ? '?' : c);
        }
        return text.toString();
    }
}
