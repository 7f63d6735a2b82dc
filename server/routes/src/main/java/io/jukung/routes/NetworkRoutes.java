package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.Containers;
import io.jukung.gateway.Exchange;
import io.jukung.network.NetworkFacts;
import io.jukung.network.Sandboxes;
import java.util.Set;

/// Networks looked at, and the empty lists of what this engine has none of.
final class NetworkRoutes {
    private static final Set<String> BUILT_IN = Set.of("bridge", "host", "none");

    private final Sandboxes sandboxes;
    private final Containers containers;

    NetworkRoutes(Sandboxes sandboxes, Containers containers) {
        this.sandboxes = sandboxes;
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.get("/networks", this::list);
        paths.get("/networks/", this::list);
        paths.get("/networks/{id}", this::inspect);
        paths.get("/volumes", this::volumes);
        paths.get("/plugins", exchange -> Answer.json(exchange, Wire.object().arrayNode()));
        // there are none yet, so whoever asks for one hears what Docker says of a stranger
        paths.get("/volumes/{name}", exchange -> { throw new Problem.NotFound("get " + exchange.path("name") + ": no such volume"); });
        paths.get("/plugins/{name:.*}/json", exchange -> { throw new Problem.NotFound("plugin \"" + exchange.path("name") + "\" not found"); });
    }

    private void volumes(Exchange exchange) {
        FilterQuery.read(exchange, "dangling", "driver", "label", "name");
        var view = Wire.object();
        view.putArray("Volumes");
        Answer.json(exchange, view.putNull("Warnings"));
    }

    private void list(Exchange exchange) {
        var filters = FilterQuery.read(exchange, "dangling", "driver", "id", "label", "name", "scope", "type");
        for (var type : filters.of("type")) {
            if (!type.equals("builtin") && !type.equals("custom")) throw new Problem.Internal("invalid filter: 'type'='" + type + "'", "use builtin or custom");
        }
        var view = Wire.object().arrayNode();
        for (var network : sandboxes.list()) {
            boolean builtIn = BUILT_IN.contains(network.name());
            boolean shown = filters.exactly("driver", network.driver()) && filters.prefix("id", network.id())
                    && filters.labels("label", network.labels()) && filters.pattern("name", network.name())
                    && filters.exactly("scope", network.scope()) && filters.exactly("type", builtIn ? "builtin" : "custom")
                    && filters.flag("dangling").map(dangling -> dangling == (!builtIn && !inUse(network))).orElse(true);
            if (shown) view.add(NetworkView.json(network));
        }
        Answer.json(exchange, view);
    }

    private boolean inUse(NetworkFacts network) {
        return containers.all().stream().anyMatch(c -> NetworkView.endpoint(containers, c, network).isPresent());
    }

    private void inspect(Exchange exchange) {
        var name = exchange.path("id");
        var network = sandboxes.find(name).orElseThrow(() -> new Problem.NotFound("network " + name + " not found", "jukung network ls shows what there is"));
        var view = NetworkView.json(network);
        view.set("Containers", NetworkView.containers(containers, network));
        Answer.json(exchange, view);
    }
}
