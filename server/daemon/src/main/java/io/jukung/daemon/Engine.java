package io.jukung.daemon;

import io.jukung.base.Ids;
import io.jukung.daemon.settings.EngineConfig;
import io.jukung.distribution.RegistrySettings;
import io.jukung.distribution.http.HttpRegistryClient;
import io.jukung.engine.EngineSettings;
import io.jukung.engine.life.EngineContainers;
import io.jukung.engine.life.EngineParts;
import io.jukung.gateway.Gateway;
import io.jukung.gateway.Router;
import io.jukung.gateway.netty.NettyGateway;
import io.jukung.image.ImageEvents;
import io.jukung.image.Uses;
import io.jukung.image.pull.PullSettings;
import io.jukung.image.pull.RegistryImagePuller;
import io.jukung.image.store.FileImageStore;
import io.jukung.image.store.LocalImages;
import io.jukung.content.files.FileContentStore;
import io.jukung.journal.Journal;
import io.jukung.journal.file.FileJournal;
import io.jukung.network.Sandboxes;
import io.jukung.network.bridge.BridgeSandboxes;
import io.jukung.network.bridge.BridgeSettings;
import io.jukung.network.bridge.Subnet;
import io.jukung.routes.Routes;
import io.jukung.routes.RoutesParts;
import io.jukung.routes.Versions;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.conmon.ConmonRuntimes;
import io.jukung.runtime.log.LogFiles;
import io.jukung.snapshot.Snapshotter;
import io.jukung.snapshot.overlay.OverlaySnapshotter;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// One engine, wired: the composition root. Everything is built in `start`, from the ground up, and closed in reverse.
final class Engine implements AutoCloseable {
    private final Gateway gateway;
    private final Housekeeping housekeeping;
    private final EngineContainers containers;
    private final Sandboxes sandboxes;
    private final Journal journal;
    private final HttpRegistryClient registry;
    private final DataRoot root;
    private final ConmonRuntimes.Settings runtimeSettings;
    private final EngineLog log;

    private Engine(Gateway gateway, Housekeeping housekeeping, EngineContainers containers, Sandboxes sandboxes, Journal journal, HttpRegistryClient registry, DataRoot root,
            ConmonRuntimes.Settings runtimeSettings, EngineLog log) {
        this.gateway = gateway;
        this.housekeeping = housekeeping;
        this.containers = containers;
        this.sandboxes = sandboxes;
        this.journal = journal;
        this.registry = registry;
        this.root = root;
        this.runtimeSettings = runtimeSettings;
        this.log = log;
    }

    /// @throws io.jukung.base.Problem if this host or these settings do not allow it
    static Engine start(EngineConfig config, Systemd systemd, EngineLog log) throws IOException {
        var door = Ahead.of("gateway", () -> {
            NettyGateway.getReady();
            return true;
        });
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        var ids = new Ids(random);
        var root = DataRoot.hold(config.dataRoot(), config.execRoot());
        var runtimeSettings = new ConmonRuntimes.Settings(root.runtimeRun(), List.of(root.snapshots(), root.networkRun()), config.cgroupParent(), config.runtime(),
                Optional.of(root.runtimeChoice()), Duration.ofSeconds(60));
        var network = Ahead.of("network", () -> BridgeSandboxes.open(bridge(config, root), ids, random, clock));
        Runtime runtime = ConmonRuntimes.open(runtimeSettings);
        log.info("containers run with " + runtime.choice().name() + " " + runtime.choice().version() + ": " + runtime.choice().reason());

        Journal journal = FileJournal.open(root.journal());
        var content = FileContentStore.open(root.content());
        Snapshotter snapshots = OverlaySnapshotter.open(root.snapshots());
        var made = new AtomicReference<EngineContainers>();
        ImageEvents imageEvents = new ImageTold(journal, clock);
        var images = FileImageStore.open(root.images(), content, snapshots, uses(made), imageEvents, clock);
        images.warnings().forEach(log::warn);
        var registry = new HttpRegistryClient(RegistrySettings.of(config.registryMirrors(), config.insecureRegistries()), clock);
        var puller = new RegistryImagePuller(registry, content, snapshots, images, imageEvents, new PullSettings(config.downloads(), Duration.ofSeconds(3)));
        var importer = new LocalImages(content, snapshots, images, imageEvents, clock, root.scratch());
        Sandboxes sandboxes = network.get();

        var settings = new EngineSettings(root.root(), config.cgroupNamespace(), config.dns(), config.dnsSearch(), config.dnsOptions());
        var containers = new EngineContainers(new EngineParts(settings, images, snapshots, runtime, new LogFiles(), sandboxes, journal, clock, ids, random,
                Executors.newVirtualThreadPerTaskExecutor(), log::trouble));
        made.set(containers);
        containers.adopt();
        var housekeeping = Housekeeping.start(containers::keepLogs, log);

        var facts = new HostFacts(config, root, runtime.choice(), sandboxes);
        var router = new Router();
        Routes.register(router, new RoutesParts(containers, images, puller, importer, sandboxes, journal, facts, clock));
        door.get();
        var gateway = NettyGateway.open(Listens.of(config.hosts(), config.group(), systemd), new Gateway.Settings(new Versions(), Versions.commonHeaders(Version.NUMBER), log::trouble), router);
        Ahead.of("runtime", () -> {
            runtime.getReady();
            return true;
        });
        return new Engine(gateway, housekeeping, containers, sandboxes, journal, registry, root, runtimeSettings, log);
    }

    private static BridgeSettings bridge(EngineConfig config, DataRoot root) {
        return new BridgeSettings(root.networkRun(), root.networkState(), config.bridge().orElse(BridgeSettings.DEFAULT_BRIDGE), config.bip().map(Subnet::parse),
                config.mtu(), config.iptables(), config.ipForward(), config.ipMasquerade(), config.icc(), config.userlandProxy());
    }

    int running() {
        return (int) containers.all().stream().filter(c -> c.state().alive()).count();
    }

    /// The image store is older than the containers it asks about.
    private static Uses uses(AtomicReference<EngineContainers> made) {
        return image -> {
            var containers = made.get();
            if (containers == null) return List.of();
            var wanted = image.toString();
            return containers.all().stream().filter(c -> c.imageId().equals(wanted)).map(c -> new Uses.Use(c.id(), c.state().alive())).toList();
        };
    }

    /// Stops answering; containers go on. What only a running engine needs is taken back, and if no container runs, bridge and mounts too.
    @Override
    public void close() {
        attempt(gateway::close);
        attempt(housekeeping::close);
        attempt(sandboxes::close);
        attempt(registry::close);
        attempt(journal::close);
        if (running() == 0) attempt(() -> ConmonRuntimes.unshare(runtimeSettings));
        attempt(root::close);
    }

    private interface Step {
        void run() throws Exception;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            log.trouble(e);
        }
    }
}
