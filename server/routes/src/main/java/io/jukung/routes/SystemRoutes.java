package io.jukung.routes;

import io.jukung.gateway.Exchange;
import java.io.IOException;

/// The engine itself: is it there, what is it, what does it hold.
final class SystemRoutes {
    private final SystemView view;
    private final DiskView disk;

    SystemRoutes(RoutesParts parts) {
        this.view = new SystemView(parts);
        this.disk = new DiskView(parts);
    }

    void register(Paths paths) {
        paths.get("/_ping", exchange -> ping(exchange, "OK"));
        paths.on("HEAD", "/_ping", exchange -> ping(exchange, ""));
        paths.get("/version", exchange -> Answer.json(exchange, view.version()));
        paths.get("/info", exchange -> Answer.json(exchange, view.info()));
        paths.get("/system/df", this::diskUse);
    }

    private static void ping(Exchange exchange, String body) {
        exchange.responseHeader("Builder-Version", "1").responseHeader("Cache-Control", "no-cache, no-store, must-revalidate")
                .responseHeader("Pragma", "no-cache").responseHeader("Swarm", "inactive");
        exchange.text(body);
    }

    private void diskUse(Exchange exchange) throws IOException {
        Answer.json(exchange, disk.json(exchange.queryAll("type"), Versions.of(exchange), exchange.queryBool("verbose")));
    }
}
