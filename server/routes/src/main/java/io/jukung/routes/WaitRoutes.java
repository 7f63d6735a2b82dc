package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.Containers;
import io.jukung.engine.Containers.Until;
import io.jukung.gateway.Exchange;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Waiting for a container's end. The head of the answer is sent at once: clients start the container only then.
final class WaitRoutes {
    private final Containers containers;

    WaitRoutes(Containers containers) {
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.post("/containers/{id}/wait", this::waitFor);
    }

    private void waitFor(Exchange exchange) throws Exception {
        var condition = exchange.query("condition").orElse("");
        var until = switch (condition) {
            case "", "not-running" -> Until.NOT_RUNNING;
            case "next-exit" -> Until.NEXT_EXIT;
            case "removed" -> Until.REMOVED;
            default -> throw new Problem.Invalid("invalid condition: \"" + condition + "\"", "use not-running, next-exit or removed");
        };
        // a future of our own: cancelling it leaves the others' waiting alone
        var end = containers.await(exchange.path("id"), until).thenApply(Function.identity());
        exchange.onClientGone(() -> end.cancel(false));
        try (var out = exchange.stream("application/json")) {
            out.flush();
            var ended = end.get();
            var answer = Wire.object();
            if (!ended.error().isEmpty()) answer.putObject("Error").put("Message", ended.error());
            out.write(Answer.line(answer.put("StatusCode", ended.exitCode()), "\n"));
        } catch (CancellationException e) {
            // nobody waits any more
        }
    }
}
