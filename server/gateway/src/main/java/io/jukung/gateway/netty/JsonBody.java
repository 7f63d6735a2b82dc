package io.jukung.gateway.netty;

import io.jukung.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/// Reads a body that must be JSON, with Docker's complaints about its type.
final class JsonBody {
    static final int LIMIT = 4 << 20;

    private JsonBody() {}

    /// @param announced whether the request says that it has a body
    static byte[] read(Optional<String> contentType, boolean announced, InputStream body) throws IOException {
        var type = contentType.orElse("");
        if (!type.isEmpty() || announced) check(type);
        var bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) throw new Problem.Invalid("the body of the request is larger than 4 MiB");
        return bytes;
    }

    private static void check(String type) {
        int parameters = type.indexOf(';');
        var media = (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (media.isEmpty()) throw new Problem.Invalid("malformed Content-Type header (" + type + "): mime: no media type");
        if (!media.equals("application/json")) {
            throw new Problem.Invalid("unsupported Content-Type header (" + type + "): must be 'application/json'");
        }
    }
}
