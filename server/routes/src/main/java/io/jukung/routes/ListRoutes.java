package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.engine.ContainerRecord;
import io.jukung.gateway.Exchange;
import java.io.IOException;
import java.util.List;

/// Containers looked at: the list, and one of them in detail.
final class ListRoutes {
    private final RoutesParts parts;
    private final ContainerView view;

    ListRoutes(RoutesParts parts) {
        this.parts = parts;
        this.view = new ContainerView(parts.containers(), parts.images(), parts.sandboxes());
    }

    void register(Paths paths) {
        paths.get("/containers/json", this::list);
        paths.get("/containers/{id}/json", this::inspect);
    }

    private void inspect(Exchange exchange) throws IOException {
        var container = parts.containers().get(exchange.path("id"));
        var shown = view.inspect(container, Versions.of(exchange), exchange.queryBool("size"));
        if (exchange.queryBool("why")) shown.set("Jukung", WhyView.json(container, parts.containers().sandbox(container)));
        Answer.json(exchange, shown);
    }

    private void list(Exchange exchange) throws IOException {
        var items = Wire.object().arrayNode();
        for (var container : chosen(exchange)) {
            items.add(view.item(container, Versions.of(exchange), parts.clock().instant(), exchange.queryBool("size")));
        }
        Answer.json(exchange, items);
    }

    private List<ContainerRecord> chosen(Exchange exchange) {
        var filter = new ContainerFilter(FilterQuery.read(exchange, ContainerFilter.KNOWN), parts.containers(), parts.images());
        int limit = exchange.queryInt("limit").orElse(0);
        boolean all = exchange.queryBool("all") || limit > 0 || filter.meansAll();
        return parts.containers().all().stream().filter(c -> all || c.state().active()).filter(filter::test)
                .limit(limit > 0 ? limit : Long.MAX_VALUE).toList();
    }
}
