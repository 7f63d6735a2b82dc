package io.jukung.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A method and a pattern of path segments: words, `{name}` for one segment, `{name:.*}` for one or more.
final class Route {
    private final String method;
    private final List<String> segments;
    private final Handler handler;

    Route(String method, String pattern, Handler handler) {
        if (!pattern.startsWith("/")) throw new IllegalArgumentException("a route starts with '/': " + pattern);
        this.method = method;
        this.segments = split(pattern);
        this.handler = handler;
    }

    Handler handler() {
        return handler;
    }

    /// How exactly it is meant: more words first, then fewer segments that may grow.
    int exactness() {
        int words = 0;
        int open = 0;
        for (var segment : segments) {
            if (!isVariable(segment)) words++;
            else if (isOpen(segment)) open++;
        }
        return words * 100 - open * 10 + segments.size();
    }

    Optional<Map<String, String>> match(String method, List<String> path) {
        if (!this.method.equals(method)) return Optional.empty();
        var found = new HashMap<String, String>();
        return match(0, path, 0, found) ? Optional.of(found) : Optional.empty();
    }

    private boolean match(int at, List<String> path, int from, Map<String, String> found) {
        if (at == segments.size()) return from == path.size();
        if (from >= path.size()) return false;
        var segment = segments.get(at);
        if (!isVariable(segment)) return segment.equals(path.get(from)) && match(at + 1, path, from + 1, found);
        int longest = isOpen(segment) ? path.size() : from + 1;
        for (int to = longest; to > from; to--) {
            var text = String.join("/", path.subList(from, to));
            if (!text.isEmpty() && match(at + 1, path, to, found)) {
                found.put(name(segment), text);
                return true;
            }
        }
        return false;
    }

    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isOpen(String segment) {
        return segment.endsWith(":.*}");
    }

    private static String name(String segment) {
        return isOpen(segment) ? segment.substring(1, segment.length() - 4) : segment.substring(1, segment.length() - 1);
    }
}
