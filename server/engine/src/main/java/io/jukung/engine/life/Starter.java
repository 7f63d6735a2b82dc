package io.jukung.engine.life;

import io.jukung.api.Wire;
import io.jukung.api.container.HostConfig;
import io.jukung.base.Problem;
import io.jukung.base.Undo;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.network.Endpoint;
import io.jukung.network.MacAddress;
import io.jukung.network.NetworkMode;
import io.jukung.network.Sandbox;
import io.jukung.network.SandboxRequest;
import io.jukung.network.Sandboxes;
import io.jukung.runtime.Beginning;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.Created;
import io.jukung.runtime.EtcFiles;
import io.jukung.runtime.Io;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.RuntimeFailure;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/// Brings a container from created or exited to running: network, root, /etc files, runtime; everything or nothing.
final class Starter {
    private static final int UNKNOWN = 128;

    private final Registry registry;
    private final ContainerFolders folders;
    private final Snapshotter snapshots;
    private final Runtime runtime;
    private final Sandboxes sandboxes;
    private final InstantSource clock;
    private final Told told;
    private final EtcWriter etc;
    private final Endings endings;
    private final SharedSpaces spaces;

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
        this.spaces = new SharedSpaces(registry);
    }

    /// A user's wish. Call under the container's lock.
    /// @return false if it runs already, or will in a moment
    boolean start(Live live) throws IOException {
        switch (live.record.state()) {
            case ContainerState.Running(_, _), ContainerState.Restarting(_, _) -> { return false; }
            case ContainerState.Paused(_, _) ->
                    throw new Problem.Conflict("cannot start a paused container, try unpause instead", "jukung unpause " + live.record.name());
            case ContainerState.Removing(), ContainerState.Dead(_) ->
                    throw new Problem.Conflict("container is marked for removal and cannot be started", "create a new one");
            case ContainerState.Created(), ContainerState.Exited(_, _, _) -> { }
        }
        runtime.soon();
        live.backoff = Duration.ZERO;
        run(live, live.record.withRestarts(0), "");
        return true;
    }

    /// The restart policy's wish. One that fails now is not tried again.
    void again(Live live) throws IOException {
        try {
            run(live, live.record, "restart-policy");
        } finally {
            var record = live.record;
            if (record.state() instanceof ContainerState.Restarting) {
                registry.set(live, record.with(new ContainerState.Exited(record.lastRun().exitCode(), clock.instant(), false)));
            }
        }
    }

    private void run(Live live, ContainerRecord record, String cause) throws IOException {
        endings.beforeStart(live);
        if (live.end.isDone()) live.end = new CompletableFuture<>();
        registry.set(live, record.withNextGeneration());
        try (var undo = new Undo()) {
            undo.push(() -> endings.cleanUp(live, live.record.runId()));
            acquire(live, undo, cause);
            undo.keep();
        } catch (RuntimeFailure e) {
            failed(live, e.exitCode(), e);
            throw e.problem();
        } catch (Problem e) {
            var told = inDockersWords(e);
            failed(live, UNKNOWN, told);
            throw told;
        } catch (IOException e) {
            failed(live, UNKNOWN, e);
            throw new Problem.Internal("cannot start container " + record.name() + ": " + e.getMessage(), e);
        }
        var run = live.record.runId();
        runtime.onExit(run, facts -> endings.ended(live, run, facts));
    }

    private static Problem inDockersWords(Problem problem) {
        return switch (problem) {
            case Problem.NotFound missing when missing.message().startsWith("network ") ->
                    new Problem.NotFound("failed to set up container networking: " + missing.message(), missing.remedy().orElse("jukung network ls"));
            case Problem.Invalid user when user.message().startsWith("unable to find ") || user.message().startsWith("uids and gids must") ->
                    new Problem.Internal(user.message(), user.remedy().orElse("use a number"));
            default -> problem;
        };
    }

    private void acquire(Live live, Undo undo, String cause) throws IOException {
        var record = live.record;
        var run = record.runId();
        try (var begun = new Begun(record)) {
            var sandbox = joined(record, begun);
            // after a failure the network is told as left, though it was never told as joined: so Docker does it
            undo.push(() -> told.network(record, "disconnect", sandbox.endpoint()));
            MountPlan.checkSources(record);
            LogOptions.values(record);
            var root = root(record);
            var files = files(record, sandbox);
            var created = begun.create(new SpecAssembly(record).spec(root, spaces.of(record, sandbox.netns()), files));
            sandboxes.handedOver(run);
            if (live.hub.listenedTo() || stdin(record) != Io.Stdin.NONE) live.hub.connect(runtime.attach(run, live.hub));
            told.network(record, "connect", sandbox.endpoint());
            runtime.start(run);
            live.sandbox = Optional.of(sandbox);
            var now = clock.instant();
            registry.set(live, record.with(new ContainerState.Running(created.pid(), now), record.lastRun().begun(now).inBoot(Boot.id())));
            told.of(live.record, "start", Map.of(), cause);
        }
    }

    /// The container's supervisor, which gets ready while network, root and files are prepared.
    private final class Begun implements Sandboxes.Ready, AutoCloseable {
        private final ContainerRecord record;
        private Optional<Beginning> beginning = Optional.empty();

        Begun(ContainerRecord record) {
            this.record = record;
        }

        @Override
        public void hold(List<Integer> sockets) throws IOException {
            var io = new Io(folders.log(record.id()), stdin(record), sockets);
            beginning = Optional.of(runtime.begin(record.runId(), io, record.config().path("Tty").asBoolean(false)));
        }

        Created create(ContainerSpec spec) throws IOException {
            return beginning.orElseThrow(() -> new IllegalStateException("the sandbox was never ready")).create(spec);
        }

        @Override
        public void close() {
            beginning.ifPresent(Beginning::close);
        }
    }

    private Sandbox joined(ContainerRecord record, Sandboxes.Ready ready) throws IOException {
        try {
            return sandboxes.create(record.runId(), request(record), ready);
        } catch (Problem.Internal e) {
            // Docker tells that it was left, though it was never told as joined
            var network = sandboxes.find(record.hostConfig().path("NetworkMode").asString(""));
            told.network(record, "disconnect", network.map(n -> new Endpoint(n.name(), n.id(), "", Optional.empty())));
            throw e;
        }
    }

    /// Who joins another's network has its names, too.
    private EtcFiles files(ContainerRecord record, Sandbox sandbox) throws IOException {
        var mode = record.hostConfig().path("NetworkMode").asString("");
        return mode.startsWith("container:") ? etc.filesOf(spaces.network(mode).record.id()) : etc.write(record, sandbox);
    }

    private Path root(ContainerRecord record) throws IOException {
        try {
            return snapshots.mount(record.id());
        } catch (IOException e) {
            throw new Problem.Internal("cannot mount the root of container " + record.name() + ": " + e.getMessage(),
                    "files of its image may be missing: jukung pull " + record.image() + ", then create the container anew");
        }
    }

    /// The container stays as it was, and says why it did not start; one that goes away by itself goes now.
    private void failed(Live live, int code, Throwable why) throws IOException {
        live.sandbox = Optional.empty();
        live.hub.disconnect();
        var last = live.record.lastRun();
        // a code that says nothing does not take the place of one that says something
        var shown = code == UNKNOWN && last.exitCode() != 0 ? last.exitCode() : code;
        try {
            registry.set(live, live.record.with(live.record.state(), last.failed(shown, String.valueOf(why.getMessage()), Refusal.of(live.record, why))));
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
        var ports = mode instanceof NetworkMode.Bridge ? PortPlan.of(host, exposed) : List.<io.jukung.network.PublishedPort>of();
        var mac = record.config().path("MacAddress").asString("");
        return new SandboxRequest(record.name(), mode, ports, mac.isEmpty() ? Optional.empty() : Optional.of(new MacAddress(mac)), Optional.empty());
    }

    private NetworkMode mode(ContainerRecord record, String mode) {
        if (record.config().path("NetworkDisabled").asBoolean(false)) return new NetworkMode.None();
        if (mode.startsWith("container:")) {
            var other = spaces.network(mode);
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
