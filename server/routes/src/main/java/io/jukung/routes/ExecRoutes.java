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
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
        mustBeKeys(request.path("DetachKeys").asString(""));
        var id = containers.execs().create(exchange.path("id"), request);
        Answer.json(exchange.status(201), Wire.object().put("Id", id));
    }

    private void start(Exchange exchange) throws IOException, InterruptedException {
        var body = exchange.jsonBody();
        var request = body.length == 0 ? Wire.object() : Wire.readObject(body);
        var id = exchange.path("id");
        var facts = containers.execs().get(id);
        if (request.path("Detach").asBoolean(false)) {
            detached(id);
            exchange.status(200).bytes("", new byte[0]);
            return;
        }
        mustRun(facts.containerId());
        boolean tty = facts.request().path("Tty").asBoolean(false);
        try (var hijack = exchange.hijack(!tty && Versions.of(exchange).atLeast(1, 42))) {
            var frames = new Frames(hijack.output(), tty, _ -> true);
            try {
                var process = containers.execs().start(id, false);
                size(request, process);
                converse(id, process, facts.request(), frames, hijack);
            } catch (RuntimeFailure | Problem failure) {
                frames.write(StreamKind.OUT, (failure.getMessage() + "\r\n").getBytes(UTF_8));
            }
        }
    }

    /// dockerd's own words and status, which differ from those of attach.
    private static void mustBeKeys(String keys) {
        try {
            DetachKeys.parse(keys);
        } catch (Problem.Invalid e) {
            throw new Problem.Internal("Invalid escape keys (" + keys + ") provided", e.remedy().orElse(""));
        }
    }

    private void mustRun(String container) {
        var record = containers.get(container);
        if (!record.state().alive()) throw new Problem.Conflict("container " + record.id() + " is not running", "jukung start " + record.name());
    }

    private void detached(String id) throws IOException {
        try {
            var process = containers.execs().start(id, true);
            process.awaitBegin();
            // a terminal's output has to go somewhere
            Thread.ofVirtual().name("exec output").start(() -> drain(process));
        } catch (RuntimeFailure failure) {
            throw failure.problem();
        }
    }

    /// The client has gone and the process goes on: nobody reads what it writes, and it must not stop over that.
    private static void drain(ExecProcess process) {
        try (process) {
            discard(process.stdout());
            process.exit().join();
        } catch (CompletionException e) {
            // how it ended is noted elsewhere
        }
    }

    /// Zeros say that the client has no terminal. A process that is over already needs no size, and what it wrote is still to be told.
    private static void size(ObjectNode request, ExecProcess process) {
        var size = request.path("ConsoleSize");
        if (size.size() != 2 || size.get(0).asInt(0) == 0) return;
        try {
            process.resize(new io.jukung.runtime.ConsoleSize(size.get(0).asInt(24), size.get(1).asInt(80)));
        } catch (IOException e) {
            // its terminal has gone with it
        }
    }

    /// Until the process has written its last byte and its exit code is known, or the client has gone: then it goes on, and
    /// its streams are kept open and read, so that it neither stops nor dies over it.
    private void converse(String id, ExecProcess process, JsonNode request, Frames frames, Hijack hijack) throws IOException {
        boolean tty = request.path("Tty").asBoolean(false);
        var over = new CompletableFuture<Void>();
        hijack.onClientGone(() -> over.complete(null));
        if (request.path("AttachStdin").asBoolean(false)) {
            var keys = tty ? Optional.of(DetachKeys.parse(request.path("DetachKeys").asString(""))) : Optional.<DetachKeys>empty();
            Thread.ofVirtual().name("exec input").start(() -> feed(id, process, keys, hijack, over));
        }
        var out = pump(process.stdout(), StreamKind.OUT, frames);
        var err = pump(process.stderr(), StreamKind.ERR, frames);
        CompletableFuture.allOf(out, err, process.exit()).whenComplete((_, _) -> {
            process.close();
            over.complete(null);
        });
        Waiting.on(over);
        if (process.exit().isCompletedExceptionally()) Waiting.on(process.exit());
    }

    private static CompletableFuture<Void> pump(InputStream in, StreamKind stream, Frames frames) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().name("exec output").start(() -> {
            try {
                pass(in, stream, frames);
            } catch (IOException e) {
                // the client has gone, or the process; what is left is for nobody
                discard(in);
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    private static void pass(InputStream in, StreamKind stream, Frames frames) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) frames.write(stream, buffer, 0, read);
    }

    private static void discard(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the process has closed it: with a terminal that is how it ends
        }
    }

    private void feed(String id, ExecProcess process, Optional<DetachKeys> keys, Hijack hijack, CompletableFuture<Void> over) {
        try (var stdin = process.stdin()) {
            boolean detached = Typing.copy(hijack.input(), keys, (bytes, from, length) -> {
                stdin.write(bytes, from, length);
                stdin.flush();
            });
            if (!detached) return;
            containers.note(containers.get(containers.execs().get(id).containerId()), "exec_detach", Map.of("execID", id));
            over.complete(null);
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
