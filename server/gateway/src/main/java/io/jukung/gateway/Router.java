package io.jukung.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which handler answers which method and path.
///
/// Patterns are `/containers/{id}/json` and, for names with slashes, `/images/{name:.*}/json`; the most exact one wins. Paths
/// answer with and without a `/v1.NN` prefix. Fill it before the gateway opens; from then on it is only read.
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /// A path that was found: who answers, with which variables, under which version asked for.
    public record Match(Handler handler, Map<String, String> variables, String path, Optional<String> version) {
        public Match {
            variables = Map.copyOf(variables);
        }
    }

    public Router register(String method, String pattern, Handler handler) {
        routes.add(new Route(method, pattern, handler));
        routes.sort(Comparator.comparingInt(Route::exactness).reversed());
        return this;
    }

    public Router get(String pattern, Handler handler) {
        return register("GET", pattern, handler);
    }

    public Router head(String pattern, Handler handler) {
        return register("HEAD", pattern, handler);
    }

    public Router post(String pattern, Handler handler) {
        return register("POST", pattern, handler);
    }

    public Router put(String pattern, Handler handler) {
        return register("PUT", pattern, handler);
    }

    public Router delete(String pattern, Handler handler) {
        return register("DELETE", pattern, handler);
    }

    /// @param path decoded, starting with a slash
    public Optional<Match> match(String method, String path) {
        var version = versionOf(path);
        var rest = version.isPresent() ? path.substring(version.get().length() + 2) : path;
        var segments = Route.split(rest);
        for (var route : routes) {
            var variables = route.match(method, segments);
            if (variables.isPresent()) return Optional.of(new Match(route.handler(), variables.get(), rest, version));
        }
        return Optional.empty();
    }

    /// The digits of `/v1.44/…`. Without a dot it is no version of this API: `/v2/` belongs to registries.
    private static Optional<String> versionOf(String path) {
        int end = path.indexOf('/', 1);
        if (end < 0 || path.charAt(1) != 'v') return Optional.empty();
        boolean dot = false;
        for (int i = 2; i < end; i++) {
            char c = path.charAt(i);
            if (c == '.') dot = true;
            else if (c < '0' || c > '9') return Optional.empty();
        }
        return dot ? Optional.of(path.substring(2, end)) : Optional.empty();
    }
}
