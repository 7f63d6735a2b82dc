package io.jukung.gateway.netty;

import io.jukung.base.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Problems as HTTP tells them.
final class Answers {
    private Answers() {}

    /// The one place where a problem becomes a status.
    static int status(Problem problem) {
        return switch (problem) {
            case Problem.Invalid _ -> 400;
            case Problem.Unauthorized _ -> 401;
            case Problem.Forbidden _ -> 403;
            case Problem.NotFound _ -> 404;
            case Problem.Conflict _ -> 409;
            case Problem.Internal _ -> 500;
            case Problem.NotServed _ -> 501;
            case Problem.Unavailable _ -> 503;
        };
    }

    static byte[] body(String message, Optional<String> remedy) {
        var json = new StringBuilder("{\"message\":");
        quote(json, message);
        remedy.ifPresent(text -> quote(json.append(",\"remedy\":"), text));
        return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c)) json.append("\\u").append("%04x".formatted((int) c));
                    else json.append(c);
                }
            }
        }
        json.append('"');
    }
}
