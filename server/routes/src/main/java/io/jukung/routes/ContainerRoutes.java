package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.Containers;
import io.jukung.gateway.Exchange;
import io.jukung.notation.Platform;
import java.io.IOException;
import java.util.HashMap;

/// Containers acted upon: created, started, stopped, renamed, removed.
final class ContainerRoutes {
    private final Containers containers;
    private final RoutesParts parts;

    ContainerRoutes(RoutesParts parts) {
        this.parts = parts;
        this.containers = parts.containers();
    }

    void register(Paths paths) {
        paths.post("/containers/create", this::create);
        paths.post("/containers/{id}/start", this::start);
        paths.post("/containers/{id}/stop", this::stop);
        paths.post("/containers/{id}/restart", this::restart);
        paths.post("/containers/{id}/kill", this::kill);
        paths.post("/containers/{id}/pause", this::pause);
        paths.post("/containers/{id}/unpause", this::unpause);
        paths.post("/containers/{id}/rename", this::rename);
        paths.post("/containers/{id}/resize", this::resize);
        paths.delete("/containers/{id}", this::remove);
        paths.post("/containers/prune", this::prune);
    }

    private void create(Exchange exchange) throws IOException {
        var body = Wire.readObject(exchange.jsonBody());
        var made = containers.create(exchange.query("name"), exchange.query("platform").filter(p -> !p.isEmpty()).map(Platform::parse), body);
        var answer = Wire.object().put("Id", made.id());
        var warnings = answer.putArray("Warnings");
        made.warnings().forEach(warnings::add);
        if (Versions.of(exchange).atLeast(1, 44) && !body.path("MacAddress").asString("").isEmpty()) {
            warnings.add("The container-wide MacAddress field is now deprecated. It should be specified in EndpointsConfig instead.");
        }
        Answer.json(exchange.status(201), answer);
    }

    private void start(Exchange exchange) throws IOException {
        if (containers.start(exchange.path("id"))) exchange.noContent();
        else exchange.notModified();
    }

    private void stop(Exchange exchange) throws IOException {
        if (containers.stop(exchange.path("id"), exchange.query("signal"), exchange.querySeconds("t"))) exchange.noContent();
        else exchange.notModified();
    }

    private void restart(Exchange exchange) throws IOException {
        containers.restart(exchange.path("id"), exchange.query("signal"), exchange.querySeconds("t"));
        exchange.noContent();
    }

    private void kill(Exchange exchange) throws IOException {
        containers.kill(exchange.path("id"), exchange.query("signal").filter(signal -> !signal.isEmpty()));
        exchange.noContent();
    }

    private void pause(Exchange exchange) throws IOException {
        containers.pause(exchange.path("id"));
        exchange.noContent();
    }

    private void unpause(Exchange exchange) throws IOException {
        containers.unpause(exchange.path("id"));
        exchange.noContent();
    }

    private void rename(Exchange exchange) throws IOException {
        var name = exchange.query("name").orElse("");
        if (name.isEmpty()) throw new Problem.Invalid("Neither old nor new names may be empty", "say the new name: ?name=NAME");
        containers.rename(exchange.path("id"), name);
        exchange.noContent();
    }

    private void resize(Exchange exchange) throws IOException {
        containers.resize(exchange.path("id"), Sizes.of(exchange));
        exchange.status(200).bytes("", new byte[0]);
    }

    private void remove(Exchange exchange) throws IOException {
        if (exchange.queryBool("link")) throw new Problem.Internal("Conflict, cannot remove the default link name of the container", "this engine has no links: leave --link out to remove the container itself");
        containers.remove(exchange.path("id"), exchange.queryBool("force"));
        exchange.noContent();
    }

    private void prune(Exchange exchange) throws IOException {
        var filters = FilterQuery.read(exchange, "until", "label", "label!");
        var until = FilterQuery.until(filters, parts.clock().instant());
        var sizes = new HashMap<String, Long>();
        for (var container : containers.all()) {
            if (!container.state().alive()) sizes.put(container.id(), size(container));
        }
        var removed = containers.prune(c -> FilterQuery.labels(filters, ContainerFilter.labels(c)) && until.map(c.created()::isBefore).orElse(true));
        var answer = Wire.object();
        if (removed.isEmpty()) answer.putNull("ContainersDeleted");
        else removed.forEach(answer.putArray("ContainersDeleted")::add);
        long reclaimed = removed.stream().mapToLong(id -> sizes.getOrDefault(id, 0L)).sum();
        Answer.pruned(parts, "container", reclaimed);
        Answer.json(exchange, answer.put("SpaceReclaimed", reclaimed));
    }

    /// Nothing if it cannot be told: pruning goes on for all that.
    private long size(ContainerRecord container) {
        try {
            return containers.size(container);
        } catch (IOException e) {
            return 0;
        }
    }
}
