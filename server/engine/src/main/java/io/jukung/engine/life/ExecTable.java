package io.jukung.engine.life;

import io.jukung.api.Wire;
import io.jukung.base.Ids;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers.Execs;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.ExecProcess;
import io.jukung.runtime.ExecSpec;
import io.jukung.runtime.ProcessSpec;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.RuntimeFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The execs of this engine's life, each from its creation until its container is removed.
final class ExecTable implements Execs {
    /// How long a resize that came too early waits for the start, as dockerd does.
    private static final long READY_SECONDS = 10;

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Registry registry;
    private final Runtime runtime;
    private final Ids ids;
    private final Told told;

    ExecTable(Registry registry, Runtime runtime, Ids ids, Told told) {
        this.registry = registry;
        this.runtime = runtime;
        this.ids = ids;
        this.told = told;
    }

    private static final class Entry {
        final Live live;
        final ObjectNode request;
        volatile Optional<ExecProcess> process = Optional.empty();
        volatile Optional<Integer> exitCode = Optional.empty();
        final CompletableFuture<ExecProcess> begun = new CompletableFuture<>();

        Entry(Live live, ObjectNode request) {
            this.live = live;
            this.request = request;
        }
    }

    @Override
    public String create(String container, ObjectNode body) throws IOException {
        runtime.soon();
        var live = registry.get(container);
        live.mustRun();
        if (live.record.state() instanceof ContainerState.Paused) {
            throw new Problem.Conflict("Container " + container + " is paused, unpause the container before exec", "jukung unpause " + live.record.name());
        }
        if (texts(body.path("Cmd")).isEmpty()) throw new Problem.Invalid("No exec command specified");
        forgetRemoved();
        var id = ids.next();
        var entry = new Entry(live, body);
        if (!body.path("User").asString("").isEmpty()) runtime.check(live.record.runId(), spec(entry, true));
        entries.put(id, entry);
        told.of(live.record, "exec_create: " + shown(body), Map.of("execID", id));
        return id;
    }

    private static ExecSpec spec(Entry entry, boolean detach) {
        boolean output = !detach && (entry.request.path("AttachStdout").asBoolean(false) || entry.request.path("AttachStderr").asBoolean(false));
        return new ExecSpec(process(entry), !detach && entry.request.path("AttachStdin").asBoolean(false), output,
                entry.request.path("Privileged").asBoolean(false));
    }

    @Override
    public ExecProcess start(String id, boolean detach) throws IOException {
        var entry = entry(id);
        entry.live.mustRun();
        synchronized (entry) {
            if (entry.process.isPresent()) {
                throw new Problem.Conflict("exec command " + id + (entry.exitCode.isPresent() ? " has already run" : " is already running"), "create a new exec");
            }
            told.of(entry.live.record, "exec_start: " + shown(entry.request), Map.of("execID", id));
            var started = run(entry, detach);
            entry.process = Optional.of(started);
            entry.begun.complete(started);
            started.exit().whenComplete((code, failure) -> ended(entry, id, code, failure));
            return started;
        }
    }

    /// One that waits for the begin, to resize, hears of a failure too.
    private ExecProcess run(Entry entry, boolean detach) throws IOException {
        try {
            return runtime.exec(entry.live.record.runId(), spec(entry, detach));
        } catch (IOException | RuntimeException e) {
            entry.begun.completeExceptionally(e);
            // it may have ended a moment ago: then that is what the caller is to hear
            entry.live.mustRun();
            throw e;
        }
    }

    private void ended(Entry entry, String id, Integer code, Throwable failure) {
        var cause = failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        entry.exitCode = Optional.of(cause == null ? code : code(cause));
        // one that never ran did not die
        if (cause == null) told.of(entry.live.record, "exec_die", Map.of("execID", id, "exitCode", String.valueOf(entry.exitCode.get())));
    }

    private static int code(Throwable cause) {
        return cause instanceof RuntimeFailure f ? f.exitCode() : 128;
    }

    @Override
    public void resize(String id, ConsoleSize size) throws IOException {
        var entry = entry(id);
        if (entry.exitCode.isPresent()) throw new Problem.NotFound("NotFound: process does not exist " + id + ": not found");
        try {
            entry.begun.get(READY_SECONDS, TimeUnit.SECONDS).resize(size);
        } catch (TimeoutException e) {
            throw new Problem.Internal("timeout waiting for exec session ready", "start the exec first");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Facts get(String id) {
        var entry = entry(id);
        // who waits for the end may hear of it before `ended` does: so the process itself is asked
        var code = entry.exitCode.or(() -> entry.process.filter(p -> p.exit().isDone()).map(p -> p.exit().isCompletedExceptionally() ? code(p.exit().exceptionNow()) : p.exit().resultNow()));
        boolean running = entry.process.isPresent() && code.isEmpty();
        return new Facts(id, entry.live.record.id(), entry.request, running, code, entry.process.map(p -> p.pid().orElse(0)).orElse(0L));
    }

    /// The program, a space, and its arguments: so Docker writes it, also without arguments.
    private static String shown(ObjectNode request) {
        var words = texts(request.path("Cmd"));
        return words.getFirst() + " " + String.join(" ", words.subList(1, words.size()));
    }

    private Entry entry(String id) {
        var entry = entries.get(id);
        if (entry == null) throw new Problem.NotFound("No such exec instance: " + id);
        return entry;
    }

    private void forgetRemoved() {
        entries.values().removeIf(entry -> entry.live.removed.isDone());
    }

    private static ProcessSpec process(Entry entry) {
        var record = entry.live.record;
        var request = entry.request;
        var env = new ArrayList<>(texts(record.config().path("Env")));
        env.addAll(texts(request.path("Env")));
        var cwd = request.path("WorkingDir").asString("");
        var user = request.path("User").asString("");
        var size = request.path("ConsoleSize");
        return new ProcessSpec(texts(request.path("Cmd")), env, cwd.isEmpty() ? record.config().path("WorkingDir").asString("") : cwd,
                user.isEmpty() ? record.config().path("User").asString("") : user, List.of(), request.path("Tty").asBoolean(false),
                size.size() == 2 && size.get(0).asInt(0) > 0 ? Optional.of(new ConsoleSize(size.get(0).asInt(24), size.get(1).asInt(80))) : Optional.empty());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (var item : array) texts.add(item.asString(""));
        return texts;
    }
}
