package io.jukung.routes;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers;
import io.jukung.engine.Containers.Attached;
import io.jukung.gateway.Exchange;
import io.jukung.gateway.Hijack;
import io.jukung.notation.DetachKeys;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.Output;
import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Being connected to a container's streams.
///
/// The listener stands before the client hears of it, since clients start the container as soon as they do; what the
/// container writes meanwhile waits for the connection. Only a replay of a running container's log comes first.
final class AttachRoutes {
    private final Containers containers;

    AttachRoutes(Containers containers) {
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.post("/containers/{id}/attach", this::attach);
    }

    /// What a client asked for.
    private record Wishes(boolean logs, boolean stream, boolean in, boolean out, boolean err, boolean tty, Optional<DetachKeys> keys) {
        static Wishes of(Exchange exchange, boolean tty) {
            var keys = DetachKeys.parse(exchange.query("detachKeys").orElse(""));
            return new Wishes(exchange.queryBool("logs"), exchange.queryBool("stream"), exchange.queryBool("stdin"),
                    exchange.queryBool("stdout"), exchange.queryBool("stderr"), tty, tty ? Optional.of(keys) : Optional.empty());
        }

        boolean wants(StreamKind stream) {
            return tty ? out || err : stream == StreamKind.OUT ? out : err;
        }
    }

    private void attach(Exchange exchange) throws IOException, InterruptedException {
        ContainerRecord container;
        try {
            container = attachable(exchange.path("id"));
        } catch (Problem.NotFound e) {
            refuse(exchange, 404, e);
            return;
        } catch (Problem.Conflict e) {
            refuse(exchange, 409, e);
            return;
        }
        attach(exchange, container);
    }

    /// Docker has taken the connection over by then, so its clients look for text rather than JSON.
    private static void refuse(Exchange exchange, int status, Problem problem) {
        exchange.bare().status(status).bytes("application/vnd.docker.raw-stream", (problem.message() + "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private ContainerRecord attachable(String name) {
        var container = containers.get(name);
        if (container.state() instanceof ContainerState.Paused) {
            throw new Problem.Conflict("container " + name + " is paused, unpause the container before attach", "jukung unpause " + container.name());
        }
        return container;
    }

    private void attach(Exchange exchange, ContainerRecord container) throws IOException, InterruptedException {
        boolean tty = container.config().path("Tty").asBoolean(false);
        var wishes = Wishes.of(exchange, tty);
        var gate = new CompletableFuture<Frames>();
        boolean early = wishes.stream() && !(wishes.logs() && container.state().alive());
        var attached = early ? Optional.of(containers.attach(container.id(), output(gate))) : Optional.<Attached>empty();
        try (var hijack = exchange.bare().hijack(!tty && Versions.of(exchange).atLeast(1, 42))) {
            var frames = new Frames(hijack.output(), tty, wishes::wants);
            if (wishes.logs()) replay(container, wishes, frames);
            if (wishes.stream() && attached.isEmpty()) attached = Optional.of(containers.attach(container.id(), output(gate)));
            gate.complete(frames);
            if (attached.isPresent()) converse(container, attached.get(), wishes, hijack);
        } catch (Problem problem) {
            if (!exchange.answered()) throw problem;
        } finally {
            gate.completeExceptionally(new IOException("the client has gone"));
            attached.ifPresent(Attached::detach);
        }
    }

    private static Output output(CompletableFuture<Frames> gate) {
        return (stream, bytes) -> Waiting.on(gate).write(stream, bytes);
    }

    private void replay(ContainerRecord container, Wishes wishes, Frames frames) throws IOException, InterruptedException {
        var query = new LogQuery(wishes.out(), wishes.err(), OptionalLong.empty(), Optional.empty(), Optional.empty(), false);
        containers.logs(container.id(), query, line -> frames.write(line.stream(), line.bytes()));
    }

    /// Until the container has written its last byte, or the client has let go.
    private void converse(ContainerRecord container, Attached attached, Wishes wishes, Hijack hijack) throws IOException {
        var over = new CompletableFuture<Void>();
        attached.ended().whenComplete((_, _) -> over.complete(null));
        hijack.onClientGone(() -> over.complete(null));
        if (wishes.in()) Thread.ofVirtual().name("attach input").start(() -> feed(container, attached, wishes.keys(), hijack, over));
        Waiting.on(over);
    }

    private void feed(ContainerRecord container, Attached attached, Optional<DetachKeys> keys, Hijack hijack, CompletableFuture<Void> over) {
        try {
            boolean detached = Typing.copy(hijack.input(), keys, attached::write);
            if (detached) {
                containers.note(container, "detach", Map.of());
                over.complete(null);
            } else {
                attached.inputEnded();
            }
        } catch (IOException e) {
            // either end has gone: the container's end, or the client's, is told elsewhere
        }
    }
}
