package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.base.Undo;
import io.jukung.engine.ContainerFiles;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers;
import io.jukung.engine.files.EngineFiles;
import io.jukung.engine.stream.StreamHub;
import io.jukung.network.Sandbox;
import io.jukung.notation.ContainerName;
import io.jukung.notation.Platform;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// The containers of one engine, over its ports.
public final class EngineContainers implements Containers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EngineParts parts;
    private final ContainerFolders folders;
    private final Registry registry;
    private final Told told;
    private final Creator creator;
    private final Starter starter;
    private final Restarts restarts;
    private final Stops stops;
    private final Endings endings;
    private final Adoption adoption;
    private final ExecTable execs;
    private final LogKeeping logKeeping;
    private final ContainerFiles files;

    public EngineContainers(EngineParts parts) {
        this.parts = parts;
        this.folders = new ContainerFolders(parts.settings().root(), parts.logs());
        this.registry = new Registry(folders);
        this.told = new Told(parts.journal(), parts.clock(), parts.trouble());
        this.restarts = new Restarts(parts.alarm(), parts.clock(), parts.trouble());
        this.endings = new Endings(registry, parts.snapshots(), parts.runtime(), parts.sandboxes(), told, restarts, parts.background(), parts.trouble());
        this.creator = new Creator(registry, parts.images(), parts.snapshots(), parts.ids(), new NameMaker(parts.random()), parts.clock(), told, parts.settings());
        this.starter = new Starter(registry, folders, parts.snapshots(), parts.runtime(), parts.sandboxes(), parts.clock(), told,
                new EtcWriter(folders, parts.settings()), endings);
        this.restarts.startWith(starter::again);
        this.stops = new Stops(registry, parts.runtime(), told, parts.clock());
        this.adoption = new Adoption(registry, folders, parts.snapshots(), parts.runtime(), parts.sandboxes(), endings, restarts, parts.clock(),
                parts.trouble());
        this.logKeeping = new LogKeeping(registry, folders, parts.logs(), parts.runtime(), parts.trouble());
        this.execs = new ExecTable(registry, parts.runtime(), parts.ids(), told);
        this.files = new EngineFiles(new FilesOf(), parts.snapshots());
    }

    /// What `EngineFiles` asks of this.
    private final class FilesOf implements EngineFiles.Containers {
        @Override
        public ContainerRecord get(String name) {
            return EngineContainers.this.get(name);
        }

        @Override
        public Path file(ContainerRecord container, String name) {
            return folders.file(container.id(), name);
        }

        @Override
        public void tell(ContainerRecord container, String action) {
            told.of(container, action);
        }
    }

    /// Finds again what earlier engines left. Call once, before anything else.
    public void adopt() throws IOException {
        adoption.run();
    }

    /// Rotates the logs that have grown too large: to be called now and then.
    public void keepLogs() {
        logKeeping.look();
    }

    /// A container about to be asked something, with what is still missing of its adoption.
    private Live found(String name) {
        var live = registry.get(name);
        try {
            adoption.again(live);
        } catch (IOException | RuntimeException e) {
            parts.trouble().accept(e);
        }
        return live;
    }

    @Override
    public Made create(Optional<String> name, Optional<Platform> platform, ObjectNode body) throws IOException {
        // most are started right after
        parts.runtime().soon();
        return creator.create(name, platform, body);
    }

    @Override
    public ContainerRecord get(String name) {
        return registry.get(name).record;
    }

    @Override
    public List<ContainerRecord> all() {
        return registry.all().stream().map(live -> live.record).toList();
    }

    @Override
    public Optional<Sandbox> sandbox(ContainerRecord container) {
        return registry.get(container.id()).sandbox;
    }

    @Override
    public boolean start(String name) throws IOException {
        var live = found(name);
        return live.change(() -> starter.start(live));
    }

    @Override
    public boolean stop(String name, Optional<String> signal, Optional<Duration> patience) throws IOException {
        try {
            return stops.stop(found(name), name, signal, patience);
        } catch (Problem.Invalid e) {
            throw new Problem.Internal("cannot stop container: " + name + ": " + e.message(), e.remedy().orElse("jukung stop --help"));
        }
    }

    @Override
    public void restart(String name, Optional<String> signal, Optional<Duration> patience) throws IOException {
        var live = registry.get(name);
        try {
            stops.stop(live, name, signal, patience);
        } catch (Problem.Invalid e) {
            throw new Problem.Internal("Cannot restart container " + name + ": " + e.message(), e.remedy().orElse("jukung restart --help"));
        }
        live.change(() -> starter.start(live));
        told.of(live.record, "restart");
    }

    @Override
    public void kill(String name, Optional<String> signal) throws IOException {
        stops.kill(name, signal, this::found);
    }

    @Override
    public void pause(String name) throws IOException {
        var live = found(name);
        live.changing(() -> {
            live.mustRun();
            if (!(live.record.state() instanceof ContainerState.Running(var pid, var since))) {
                throw new Problem.Conflict("Container " + live.record.id() + " is already paused", "jukung unpause " + live.record.name());
            }
            var run = live.record.runId();
            try (var undo = new Undo()) {
                parts.runtime().pause(run);
                undo.push(() -> parts.runtime().resume(run));
                registry.set(live, live.record.with(new ContainerState.Paused(pid, since)));
                undo.keep();
            }
            told.of(live.record, "pause");
        });
    }

    @Override
    public void unpause(String name) throws IOException {
        var live = found(name);
        live.changing(() -> {
            if (!(live.record.state() instanceof ContainerState.Paused(var pid, var since))) {
                throw new Problem.Internal("Container " + live.record.id() + " is not paused", "jukung pause " + live.record.name() + " pauses it");
            }
            var run = live.record.runId();
            try (var undo = new Undo()) {
                parts.runtime().resume(run);
                undo.push(() -> parts.runtime().pause(run));
                registry.set(live, live.record.with(new ContainerState.Running(pid, since)));
                undo.keep();
            }
            told.of(live.record, "unpause");
        });
    }

    @Override
    public void rename(String name, String newName) throws IOException {
        var live = found(name);
        if (newName.isEmpty()) throw new Problem.Invalid("Neither old nor new names may be empty");
        var bare = newName.startsWith("/") ? newName.substring(1) : newName;
        live.changing(() -> {
            var old = live.record.name();
            if (old.equals(bare)) throw new Problem.Invalid("Renaming a container with the same name as its current name");
            var wanted = allocated("/" + bare);
            // it may have gone while this waited for the lock: a record written now would bring it back
            if (live.removed.isDone()) throw new Problem.NotFound("No such container: " + name, "list all containers: jukung ps -a");
            try (var undo = new Undo()) {
                claim(wanted, live.record.id());
                undo.push(() -> registry.free(wanted, live.record.id()));
                registry.set(live, live.record.withName(wanted));
                undo.keep();
            }
            registry.free(old, live.record.id());
            told.of(live.record, "rename", Map.of("oldName", "/" + old));
        });
    }

    private static String allocated(String name) {
        try {
            return ContainerName.parse(name).value();
        } catch (Problem.Invalid e) {
            throw new Problem.Invalid("Error when allocating new name: " + e.message(), e.remedy().orElse("choose another name"));
        }
    }

    private void claim(String name, String id) {
        try {
            registry.claim(name, id);
        } catch (Problem.Conflict e) {
            throw new Problem.Conflict("Error when allocating new name: " + e.message(), e.remedy().orElse("choose another name"));
        }
    }

    @Override
    public void remove(String name, boolean force) throws IOException {
        var live = found(name);
        if (live.record.state().active()) {
            if (!force) {
                var how = switch (live.record.state()) {
                    case ContainerState.Paused _ -> "paused and must be unpaused first";
                    case ContainerState.Restarting _ -> "restarting: stop the container before removing or force remove";
                    case ContainerState.Running _, ContainerState.Created _, ContainerState.Exited _, ContainerState.Removing _, ContainerState.Dead _ ->
                            "running: stop the container before removing or force remove";
                };
                throw new Problem.Conflict("cannot remove container \"" + name + "\": container is " + how,
                        "jukung stop " + live.record.name() + ", or jukung rm -f " + live.record.name());
            }
            stops.kill(live);
        }
        endings.remove(live);
    }

    @Override
    public List<String> prune(Predicate<ContainerRecord> chosen) throws IOException {
        adoption.strays();
        var removed = new ArrayList<String>();
        for (var record : all()) {
            if (record.state().active() || !chosen.test(record)) continue;
            endings.remove(registry.get(record.id()));
            removed.add(record.id());
        }
        return removed;
    }

    @Override
    public CompletableFuture<Ended> await(String name, Until until) {
        var live = found(name);
        return switch (until) {
            case REMOVED -> live.removed;
            case NEXT_EXIT -> live.end.isDone() ? nextEnd(live) : live.end;
            case NOT_RUNNING -> notRunning(live);
        };
    }

    /// Asked under the lock: between two looks the run may end, and the wait would be for one that never comes.
    private static CompletableFuture<Ended> notRunning(Live live) {
        live.changes.lock();
        try {
            if (!live.record.state().active()) return CompletableFuture.completedFuture(new Ended(live.record.lastRun().exitCode(), ""));
            if (live.end.isDone()) live.end = new CompletableFuture<>();
            return live.end;
        } finally {
            live.changes.unlock();
        }
    }

    /// The last run has ended: the wait is for the one to come.
    private static CompletableFuture<Ended> nextEnd(Live live) {
        live.changes.lock();
        try {
            if (live.end.isDone() && !live.record.state().alive()) live.end = new CompletableFuture<>();
            return live.end;
        } finally {
            live.changes.unlock();
        }
    }

    @Override
    public Attached attach(String name, Output output) throws IOException {
        var live = found(name);
        if (live.record.state() instanceof ContainerState.Paused) {
            throw new Problem.Conflict("container " + name + " is paused, unpause the container before attach", "jukung unpause " + live.record.name());
        }
        var listener = live.hub.add(output);
        live.changing(() -> {
            if (live.record.state().alive() && !live.hub.connected()) live.hub.connect(parts.runtime().attach(live.record.runId(), live.hub));
        });
        told.of(live.record, "attach");
        return new Attachment(live, listener);
    }

    private record Attachment(Live live, StreamHub.Listener listener) implements Attached {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            live.hub.send(listener, bytes, offset, length);
        }

        @Override
        public void inputEnded() throws IOException {
            live.hub.closeInput(listener);
        }

        @Override
        public CompletableFuture<Void> ended() {
            return listener.ended();
        }

        @Override
        public void detach() {
            live.hub.drop(listener);
        }
    }

    @Override
    public void logs(String name, LogQuery query, LogStore.Sink sink) throws IOException, InterruptedException {
        var live = found(name);
        parts.logs().read(folders.log(live.record.id()), query, () -> !live.record.state().active() || live.removed.isDone(), sink);
    }

    @Override
    public void resize(String name, ConsoleSize size) throws IOException {
        var live = found(name);
        live.mustRun();
        parts.runtime().resize(live.record.runId(), size);
        told.of(live.record, "resize", Map.of("height", String.valueOf(size.rows()), "width", String.valueOf(size.columns())));
    }

    @Override
    public void note(ContainerRecord container, String action, Map<String, String> attributes) {
        told.of(container, action, attributes);
    }

    @Override
    public Set<Long> pids(String name) throws IOException {
        var live = found(name);
        live.mustRun();
        return parts.runtime().pids(live.record.runId());
    }

    @Override
    public long size(ContainerRecord container) throws IOException {
        return parts.snapshots().usage(container.id());
    }

    @Override
    public Path file(ContainerRecord container, String which) {
        return which.equals("log") ? folders.log(container.id()) : folders.file(container.id(), which);
    }

    @Override
    public Path upper(ContainerRecord container) throws IOException {
        return parts.snapshots().upper(container.id());
    }

    @Override
    public ContainerFiles files() {
        return files;
    }

    @Override
    public Execs execs() {
        return execs;
    }
}
