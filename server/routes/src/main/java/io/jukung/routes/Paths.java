package io.jukung.routes;

import io.jukung.gateway.Handler;
import io.jukung.gateway.Router;

/// The paths of the API on their way into the router: each handler is kept from versions that are too old.
final class Paths {
    private final Router router;

    Paths(Router router) {
        this.router = router;
    }

    void get(String pattern, Handler handler) {
        on("GET", pattern, handler);
    }

    void post(String pattern, Handler handler) {
        on("POST", pattern, handler);
    }

    void delete(String pattern, Handler handler) {
        on("DELETE", pattern, handler);
    }

    void on(String method, String pattern, Handler handler) {
        router.register(method, pattern, Versions.guard(handler));
    }
}
