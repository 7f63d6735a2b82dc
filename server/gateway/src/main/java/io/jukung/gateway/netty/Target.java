package io.jukung.gateway.netty;

import io.jukung.base.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The target of a request line, decoded: a path and the query's values in order.
record Target(String path, Map<String, List<String>> query) {
    static Target parse(String uri) {
        int start = uri.startsWith("http://") || uri.startsWith("https://") ? uri.indexOf('/', uri.indexOf("://") + 3) : 0;
        var local = start < 0 ? "/" : uri.substring(start);
        int mark = local.indexOf('?');
        var path = decode(mark < 0 ? local : local.substring(0, mark), false);
        if (!path.startsWith("/")) throw new Problem.Invalid("the path of a request starts with '/'");
        return new Target(path, mark < 0 ? Map.of() : query(local.substring(mark + 1)));
    }

    private static Map<String, List<String>> query(String text) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return query;
    }

    private static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) return text;
        var out = new ByteArrayOutputStream(text.length());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
                int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
                if (high < 0 || low < 0) throw new Problem.Invalid("invalid URL escape in the request's path or query");
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(plusIsSpace && bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
