package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.Containers;
import io.jukung.gateway.Exchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;

/// The processes of a container, as `ps -ef` on the host would list them.
final class TopRoutes {
    private final Containers containers;

    TopRoutes(Containers containers) {
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.get("/containers/{id}/top", this::top);
    }

    private void top(Exchange exchange) throws IOException {
        var asked = exchange.query("ps_args").filter(text -> !text.isEmpty()).orElse("-ef");
        var container = containers.get(exchange.path("id"));
        if (!container.state().alive()) throw new Problem.Conflict("container " + container.id() + " is not running", "jukung start " + container.name());
        if (!asked.equals("-ef") && !asked.equals("-e -f")) throw new Problem.NotServed("this engine knows no ps options but -ef: " + asked, "leave the options out");
        var answer = Wire.object();
        var rows = answer.putArray("Processes");
        for (var pid : new TreeSet<>(containers.pids(container.id()))) {
            ProcessRow.read(pid).ifPresent(row -> {
                var cells = rows.addArray();
                row.cells().forEach(cells::add);
            });
        }
        containers.note(container, "top", Map.of());
        ProcessRow.TITLES.forEach(answer.putArray("Titles")::add);
        Answer.json(exchange, answer);
    }
}
