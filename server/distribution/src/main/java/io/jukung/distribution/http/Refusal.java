package io.jukung.distribution.http;

import io.jukung.distribution.RegistryException;
import io.jukung.distribution.RegistryException.Denied;
import io.jukung.distribution.RegistryException.Failed;
import io.jukung.distribution.RegistryException.Missing;
import io.jukung.oci.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads an answer that is not what was asked for: which error is it, and in which words.
///
/// A registry's own words win (`{"errors":[{"code","message"}]}`); the status speaks where it has none.
final class Refusal {
    private static final int LIMIT = 1 << 16;
    private static final Map<Integer, String> REASONS = Map.of(400, "Bad Request", 408, "Request Timeout", 500, "Internal Server Error",
            501, "Not Implemented", 502, "Bad Gateway", 503, "Service Unavailable", 504, "Gateway Timeout");

    private record Said(String code, String message) {
        /// `manifest unknown: manifest unknown`
        String text() {
            return code.toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + message;
        }
    }

    private Refusal() {}

    /// Reads and closes the answer. `hub`: there, being nobody and there being nothing look the same.
    static RegistryException of(Answer answer, boolean hub) {
        boolean scope = answer.challenges().stream().anyMatch(c -> c.parameter("error").equals("insufficient_scope"));
        var said = said(answer);
        int status = answer.status();
        return switch (status) {
            case 401 -> scope ? denied(Optional.empty()) : new Denied(said.orElse(new Said("unauthorized", "authentication required")).text(), hub);
            case 403 -> denied(said);
            case 404 -> missing(said);
            case 429 -> new Failed(said.map(Said::text).orElse("toomanyrequests: You have reached your pull rate limit"));
            default -> new Failed(said.map(Said::text).orElse("received unexpected HTTP status: " + (status + " " + REASONS.getOrDefault(status, "")).strip()));
        };
    }

    private static Denied denied(Optional<Said> said) {
        return new Denied(said.orElse(new Said("denied", "requested access to the resource is denied")).text(), true);
    }

    private static RegistryException missing(Optional<Said> said) {
        var words = said.orElse(new Said("MANIFEST_UNKNOWN", "manifest unknown"));
        return switch (words.code()) {
            case "NAME_UNKNOWN", "NAME_INVALID" -> new Missing(Missing.Subject.REPOSITORY, words.text());
            case "BLOB_UNKNOWN" -> new Missing(Missing.Subject.BLOB, words.text());
            case "DENIED", "UNAUTHORIZED" -> new Denied(words.text(), true);
            default -> new Missing(Missing.Subject.MANIFEST, words.text());
        };
    }

    private static Optional<Said> said(Answer answer) {
        try (answer) {
            var tree = Json.tree(answer.bytes(LIMIT));
            var error = tree.path("errors").path(0);
            var code = error.path("code").asString("");
            var message = error.path("message").asString("");
            if (!code.isEmpty()) return Optional.of(new Said(code, message.isEmpty() ? code.toLowerCase(Locale.ROOT).replace('_', ' ') : message));
            var details = tree.path("details").asString(tree.path("message").asString(""));
            return details.isEmpty() ? Optional.empty() : Optional.of(new Said(answer.status() == 401 ? "unauthorized" : "unknown", details));
        } catch (IOException e) {
            return Optional.empty(); // no words of its own: the status says enough
        }
    }
}
