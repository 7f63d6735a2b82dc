package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.api.Wire;
import io.jukung.files.PathFacts;
import io.jukung.notation.Timestamps;
import java.util.Base64;

/// What there is at a path, as the header of archives tells it: base64 of JSON, with the mode in the bits of Go's `FileMode`.
final class PathStatView {
    static final String HEADER = "X-Docker-Container-Path-Stat";

    private PathStatView() {}

    static String of(PathFacts facts) {
        var json = Wire.object().put("name", facts.name()).put("size", facts.size()).put("mode", mode(facts.mode()))
                .put("mtime", Timestamps.print(facts.mtime())).put("linkTarget", facts.linkTarget());
        return Base64.getEncoder().encodeToString(json.toString().getBytes(UTF_8));
    }

    static long mode(int kernel) {
        long kind = switch (kernel & 0170000) {
            case 0040000 -> 1L << 31;
            case 0120000 -> 1L << 27;
            case 0060000 -> 1L << 26;
            case 0020000 -> 1L << 26 | 1L << 21;
            case 0010000 -> 1L << 25;
            case 0140000 -> 1L << 24;
            default -> 0;
        };
        long special = ((kernel & 04000) == 0 ? 0 : 1L << 23) | ((kernel & 02000) == 0 ? 0 : 1L << 22) | ((kernel & 01000) == 0 ? 0 : 1L << 20);
        return kind | special | kernel & 0777;
    }
}
