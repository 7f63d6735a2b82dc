package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.Containers;
import io.jukung.gateway.Exchange;
import io.jukung.gateway.Hijack;
import io.jukung.notation.DetachKeys;
import io.jukung.runtime.ExecProcess;
import io.jukung.runtime.RuntimeFailure;
import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Further processes in a container. The head of the answer goes out before the process starts, as clients expect.
final class ExecRoutes {
    private final Containers containers;

    ExecRoutes(Containers containers) {
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.post("/containers/{id}/exec", this::create);
        paths.post("/exec/{id}/start", this::start);
        paths.post("/exec/{id}/resize", this::resize);
        paths.get("/exec/{id}/json", this::inspect);
    }

    private void create(Exchange exchange) throws IOException {
        var body = exchange.jsonBody();
        var request = body.length == 0 ? Wire.object() : Wire.readObject(body);
        if (request.path("Cmd").isEmpty()) throw new Problem.Invalid("No exec command specified", "give a command to run");
        DetachKeys.parse(request.path("DetachKeys").asString(""));
        var id = containers.execs().create(exchange.path("id"), request);
        Answer.json(exchange.status(201), Wire.object().put("Id", id));
    }

    private void start(Exchange exchange) throws IOException, InterruptedException {
        var body = exchange.jsonBody();
        var request = body.length == 0 ? Wire.object() : Wire.readObject(body);
        var id = exchange.path("id");
        var facts = containers.execs().get(id);
        if (facts.exitCode().isPresent() || facts.running()) {
            throw new Problem.Conflict("exec process is already running or has finished: " + id, "create a new exec");
        }
        if (request.path("Detach").asBoolean(false)) {
            detached(id);
            exchange.status(200).bytes("", new byte[0]);
            return;
        }
        mustRun(facts.containerId());
        boolean tty = facts.request().path("Tty").asBoolean(false);
        try (var hijack = exchange.hijack(!tty && Versions.of(exchange).atLeast(1, 42))) {
            var frames = new Frames(hijack.output(), tty, _ -> true);
            try (var process = containers.execs().start(id, false)) {
                size(request, process);
                converse(process, facts.request(), frames, hijack);
            } catch (RuntimeFailure | Problem failure) {
                frames.write(StreamKind.OUT, (failure.getMessage() + "\r\n").getBytes(UTF_8));
            }
        }
    }

    private void mustRun(String container) {
        var record = containers.get(container);
        if (!record.state().alive()) throw new Problem.Conflict("container " + record.id() + " is not running", "jukung start " + record.name());
    }

    private void detached(String id) throws IOException {
        try {
            containers.execs().start(id, true);
        } catch (RuntimeFailure failure) {
            throw failure.problem();
        }
    }

    private static void size(ObjectNode request, ExecProcess process) throws IOException {
        var size = request.path("ConsoleSize");
        if (size.size() == 2) process.resize(new io.jukung.runtime.ConsoleSize(size.get(0).asInt(24), size.get(1).asInt(80)));
    }

    /// Until the process has written its last byte and its exit code is known, or the client has gone.
    private static void converse(ExecProcess process, JsonNode request, Frames frames, Hijack hijack)
            throws IOException, InterruptedException, RuntimeFailure {
        boolean tty = request.path("Tty").asBoolean(false);
        var over = new CompletableFuture<Void>();
        hijack.onClientGone(() -> over.complete(null));
        if (request.path("AttachStdin").asBoolean(false)) {
            var keys = tty ? Optional.of(DetachKeys.parse(request.path("DetachKeys").asString(""))) : Optional.<DetachKeys>empty();
            Thread.ofVirtual().name("exec input").start(() -> feed(process, keys, hijack, over));
        }
        var out = pump(process.stdout(), StreamKind.OUT, frames);
        var err = pump(process.stderr(), StreamKind.ERR, frames);
        CompletableFuture.allOf(out, err, process.exit()).whenComplete((_, _) -> over.complete(null));
        Waiting.on(over);
        if (!process.exit().isCompletedExceptionally()) return;
        try {
            process.exit().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeFailure failure) throw failure;
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private static CompletableFuture<Void> pump(InputStream in, StreamKind stream, Frames frames) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().name("exec output").start(() -> {
            var buffer = new byte[32 * 1024];
            try {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) frames.write(stream, buffer, 0, read);
            } catch (IOException e) {
                // the process' side or the client's has gone; either is told elsewhere
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    private static void feed(ExecProcess process, Optional<DetachKeys> keys, Hijack hijack, CompletableFuture<Void> over) {
        try (var stdin = process.stdin()) {
            boolean detached = Typing.copy(hijack.input(), keys, (bytes, from, length) -> {
                stdin.write(bytes, from, length);
                stdin.flush();
            });
            if (detached) over.complete(null);
        } catch (IOException e) {
            // the process reads no more, or the client has gone
        }
    }

    private void resize(Exchange exchange) throws IOException {
        containers.execs().resize(exchange.path("id"), Sizes.of(exchange));
        exchange.status(200).bytes("", new byte[0]);
    }

    private void inspect(Exchange exchange) {
        var facts = containers.execs().get(exchange.path("id"));
        var request = facts.request();
        var view = Wire.object().put("ID", facts.id()).put("Running", facts.running());
        if (facts.exitCode().isPresent()) view.put("ExitCode", facts.exitCode().get());
        else view.putNull("ExitCode");
        var process = view.putObject("ProcessConfig").put("tty", request.path("Tty").asBoolean(false)).put("entrypoint", request.path("Cmd").path(0).asString(""));
        var arguments = process.putArray("arguments");
        for (int i = 1; i < request.path("Cmd").size(); i++) arguments.add(request.path("Cmd").get(i).asString(""));
        process.put("privileged", request.path("Privileged").asBoolean(false));
        if (!request.path("User").asString("").isEmpty()) process.put("user", request.path("User").asString(""));
        view.put("OpenStdin", request.path("AttachStdin").asBoolean(false)).put("OpenStderr", request.path("AttachStderr").asBoolean(false))
                .put("OpenStdout", request.path("AttachStdout").asBoolean(false)).put("CanRemove", false).put("ContainerID", facts.containerId());
        view.put("DetachKeys", "").put("Pid", facts.pid());
        Answer.json(exchange, view);
    }
}
