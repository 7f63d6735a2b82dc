package io.jukung.engine.life;

import io.jukung.api.Wire;
import io.jukung.api.container.HostConfig;
import io.jukung.base.Problem;
import io.jukung.base.Undo;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.network.MacAddress;
import io.jukung.network.NetworkMode;
import io.jukung.network.Sandbox;
import io.jukung.network.SandboxRequest;
import io.jukung.network.Sandboxes;
import io.jukung.runtime.Created;
import io.jukung.runtime.EtcFiles;
import io.jukung.runtime.Io;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.RuntimeFailure;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/// Brings a container from created or exited to running: network, root, /etc files, runtime; everything or nothing.
final class Starter {
    private final Registry registry;
    private final ContainerFolders folders;
    private final Snapshotter snapshots;
    private final Runtime runtime;
    private final Sandboxes sandboxes;
    private final InstantSource clock;
    private final Told told;
    private final EtcWriter etc;
    private final Endings endings;

    Starter(Registry registry, ContainerFolders folders, Snapshotter snapshots, Runtime runtime, Sandboxes sandboxes, InstantSource clock, Told told,
            EtcWriter etc, Endings endings) {
        this.registry = registry;
        this.folders = folders;
        this.snapshots = snapshots;
        this.runtime = runtime;
        this.sandboxes = sandboxes;
        this.clock = clock;
        this.told = told;
        this.etc = etc;
        this.endings = endings;
    }

    /// Call under the container's lock.
    /// @return false if it runs already
    boolean start(Live live) throws IOException {
        switch (live.record.state()) {
            case ContainerState.Running(_, _) -> { return false; }
            case ContainerState.Paused(_, _) ->
                    throw new Problem.Conflict("cannot start a paused container, try unpause instead", "jukung unpause " + live.record.name());
            case ContainerState.Removing(), ContainerState.Dead(_) ->
                    throw new Problem.Conflict("container is marked for removal and cannot be started", "create a new one");
            case ContainerState.Created(), ContainerState.Exited(_, _, _), ContainerState.Restarting(_, _) -> { }
        }
        live.cleanUp.join();
        if (live.end.isDone()) live.end = new CompletableFuture<>();
        registry.set(live, live.record.withNextGeneration());
        try (var undo = new Undo()) {
            acquire(live, undo);
            undo.keep();
        } catch (RuntimeFailure e) {
            failed(live, e.exitCode(), String.valueOf(e.getMessage()));
            throw e.problem();
        } catch (Problem e) {
            failed(live, 128, e.message());
            throw e;
        } catch (IOException e) {
            failed(live, 128, String.valueOf(e.getMessage()));
            throw new Problem.Internal("cannot start container " + live.record.name() + ": " + e.getMessage(), e);
        }
        var run = live.record.runId();
        runtime.onExit(run, facts -> endings.ended(live, run, facts));
        return true;
    }

    private void acquire(Live live, Undo undo) throws IOException {
        var record = live.record;
        var run = record.runId();
        var sandbox = sandboxes.create(run, request(record));
        undo.push(() -> sandboxes.release(run));
        var root = snapshots.mount(record.id());
        undo.push(() -> snapshots.unmount(record.id()));
        var files = etc.write(record, sandbox);
        var spec = new SpecAssembly(record).spec(root, sandbox.netns(), files);
        Created created = runtime.create(spec, new Io(folders.log(record.id()), stdin(record), sandbox.heldSockets()));
        undo.push(() -> runtime.delete(run));
        sandboxes.handedOver(run);
        if (live.hub.listenedTo() || stdin(record) != Io.Stdin.NONE) live.hub.connect(runtime.attach(run, live.hub));
        runtime.start(run);
        live.sandbox = Optional.of(sandbox);
        var now = clock.instant();
        registry.set(live, record.with(new ContainerState.Running(created.pid(), now), record.lastRun().begun(now)));
        told.of(live.record, "start");
    }

    /// The container stays as it was, and says why it did not start; one that goes away by itself goes now.
    private void failed(Live live, int code, String why) throws IOException {
        live.sandbox = Optional.empty();
        live.hub.disconnect();
        try {
            registry.set(live, live.record.with(live.record.state(), live.record.lastRun().failed(code, why)));
        } finally {
            endings.startFailed(live, code);
        }
    }

    static Io.Stdin stdin(ContainerRecord record) {
        if (!record.config().path("OpenStdin").asBoolean(false)) return Io.Stdin.NONE;
        boolean once = record.config().path("StdinOnce").asBoolean(false) && !record.config().path("Tty").asBoolean(false);
        return once ? Io.Stdin.ONCE : Io.Stdin.OPEN;
    }

    private SandboxRequest request(ContainerRecord record) {
        var host = Wire.as(record.hostConfig(), HostConfig.class);
        var exposed = new TreeSet<>(record.config().path("ExposedPorts").propertyNames());
        var mode = mode(record, host.networkMode() == null ? "bridge" : host.networkMode());
        var ports = mode instanceof NetworkMode.Bridge ? PortPlan.of(host, exposed) : java.util.List.<io.jukung.network.PublishedPort>of();
        var mac = record.config().path("MacAddress").asString("");
        return new SandboxRequest(record.name(), mode, ports, mac.isEmpty() ? Optional.empty() : Optional.of(new MacAddress(mac)), Optional.empty());
    }

    private NetworkMode mode(ContainerRecord record, String mode) {
        if (record.config().path("NetworkDisabled").asBoolean(false)) return new NetworkMode.None();
        if (mode.startsWith("container:")) {
            var other = registry.get(mode.substring("container:".length()));
            if (!other.record.state().alive()) {
                throw new Problem.Conflict("cannot join network namespace of a non running container: " + other.record.id(), "start it: jukung start " + other.record.name());
            }
            var netns = other.sandbox.flatMap(Sandbox::netns);
            return netns.<NetworkMode>map(path -> new NetworkMode.Container(other.record.id(), path)).orElse(new NetworkMode.Host());
        }
        return switch (mode) {
            case "none" -> new NetworkMode.None();
            case "host" -> new NetworkMode.Host();
            case "", "default" -> new NetworkMode.Bridge("bridge");
            default -> new NetworkMode.Bridge(mode);
        };
    }
}
