package io.jukung.network.bridge;

import io.jukung.base.Ids;
import io.jukung.base.Problem;
import io.jukung.base.Undo;
import io.jukung.kernel.Mounts;
import io.jukung.kernel.Namespaces;
import io.jukung.network.Endpoint;
import io.jukung.network.MacAddress;
import io.jukung.network.NetworkFacts;
import io.jukung.network.NetworkMode;
import io.jukung.network.Sandbox;
import io.jukung.network.SandboxRequest;
import io.jukung.network.Sandboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/// Sandboxes on one bridge of the host.
///
/// The order of `create` is that of recovery: lease and ports first, then the facts on disk, then namespace, links and
/// firewall; `release` goes backwards and forgets the facts last. So whatever a crash leaves, `ids` knows of it.
/// Taking a namespace down is left to the kernel: waiting for a veth pair to go costs 30 ms.
public final class BridgeSandboxes implements Sandboxes {
    private final BridgeSettings settings;
    private final DefaultNetworks networks;
    private final SandboxFolder folder;
    private final Ids ids;
    private final HostSide host;
    private final Ports ports;
    private final Relays relays = new Relays();
    private final Map<String, List<HeldPort>> held = new ConcurrentHashMap<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private BridgeSandboxes(BridgeSettings settings, DefaultNetworks networks, SandboxFolder folder, Ids ids, RandomGenerator random) {
        this.settings = settings;
        this.networks = networks;
        this.folder = folder;
        this.ids = ids;
        this.host = new HostSide(settings, folder);
        this.ports = new Ports(random, settings.relay() && Files.exists(Path.of("/proc/net/if_inet6")));
    }

    /// Reads folders and ids; touches no link before the first container needs one.
    public static BridgeSandboxes open(BridgeSettings settings, Ids ids, RandomGenerator random, InstantSource clock) throws IOException {
        var networks = DefaultNetworks.open(settings.stateFolder(), ids, clock);
        return new BridgeSandboxes(settings, networks, new SandboxFolder(settings.runFolder()), ids, random);
    }

    @Override
    public Sandbox create(String id, SandboxRequest request, Ready ready) throws IOException {
        if (!(request.mode() instanceof NetworkMode.Bridge)) ready.hold(List.of());
        return switch (request.mode()) {
            case NetworkMode.Host() -> write(request, new Sandbox(id, ids.next(), folder.hostKey().toString(), Optional.empty(),
                    Optional.of(bare(DefaultNetworks.HOST)), List.of(), List.of()));
            case NetworkMode.Container(_, var netns) -> write(request, new Sandbox(id, ids.next(), netns.toString(), Optional.of(netns),
                    Optional.empty(), List.of(), List.of()));
            case NetworkMode.None() -> alone(id, request);
            case NetworkMode.Bridge(var network) -> joined(id, request, network, ready);
        };
    }

    private Endpoint bare(String network) {
        return new Endpoint(network, networks.id(network), ids.next(), Optional.empty());
    }

    private Sandbox write(SandboxRequest request, Sandbox sandbox) throws IOException {
        folder.write(sandbox.id(), new Facts(request.containerName(), sandbox).toJson());
        return sandbox;
    }

    private Sandbox alone(String id, SandboxRequest request) throws IOException {
        var netns = folder.netns(id);
        try (var undo = new Undo()) {
            undo.push(() -> folder.forget(id));
            var sandbox = write(request, new Sandbox(id, ids.next(), netns.toString(), Optional.of(netns),
                    Optional.of(bare(DefaultNetworks.NONE)), List.of(), List.of()));
            undo.push(() -> Namespaces.removeNetwork(netns));
            Namespaces.createNetwork(netns);
            undo.keep();
            return sandbox;
        }
    }

    private Sandbox joined(String id, SandboxRequest request, String network, Ready ready) throws IOException {
        if (!isDefaultBridge(network)) throw new Problem.NotFound("network " + network + " not found", "run 'jukung network ls' for those there are");
        host.ensure();
        try (var undo = new Undo()) {
            undo.push(() -> folder.forget(id));
            undo.push(() -> folder.giveBackAllOf(id));
            var address = request.address().isPresent() ? host.leases().take(id, request.address().get()) : host.leases().take(id);
            var endpointId = ids.next();
            var taken = ports.take(new Ports.Wanting(id, request.containerName(), endpointId, address), request.ports());
            undo.push(() -> letGo(id));
            held.put(id, taken.held());
            var sockets = taken.held().stream().map(HeldPort::descriptor).toList();
            ready.hold(sockets);
            var addressed = new Endpoint.Addressed(address, host.subnet().prefix(), host.subnet().gateway(), request.mac().orElse(MacAddress.of(address)));
            var endpoint = new Endpoint(DefaultNetworks.BRIDGE, networks.id(DefaultNetworks.BRIDGE), endpointId, Optional.of(addressed));
            var netns = folder.netns(id);
            var sandbox = write(request, new Sandbox(id, ids.next(), netns.toString(), Optional.of(netns), Optional.of(endpoint),
                    taken.ports(), sockets));
            undo.push(() -> Namespaces.removeNetwork(netns));
            Wiring.join(netns, endpoint, addressed, host.bridgeIndex(), host.mtu(), settings.portPrefix());
            undo.push(() -> host.withdraw(id));
            host.publish(sandbox);
            relays.listen(sandbox);
            undo.keep();
            return sandbox;
        }
    }

    private static boolean isDefaultBridge(String network) {
        return network.equals(DefaultNetworks.BRIDGE) || network.equals("default");
    }

    @Override
    public void handedOver(String id) {
        var sockets = held.remove(id);
        if (sockets == null) return;
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                warnings.add("cannot close the socket that held a port of " + id + ": " + e.getMessage());
            }
        }
    }

    private void letGo(String id) throws IOException {
        relays.close(id);
        handedOver(id);
        ports.giveBack(id);
    }

    @Override
    public Optional<Sandbox> adopt(String id) throws IOException {
        var facts = folder.read(id).map(Facts::parse);
        if (facts.isEmpty()) return Optional.empty();
        var sandbox = facts.get().sandbox();
        if (owns(sandbox) && !Mounts.isMountPoint(folder.netns(id))) {
            release(id);
            return Optional.empty();
        }
        if (onBridge(sandbox)) {
            host.ensure();
            ports.remember(sandbox, facts.get().containerName());
            relays.listenIfPossible(sandbox).ifPresent(warnings::add);
        }
        return Optional.of(sandbox);
    }

    private boolean owns(Sandbox sandbox) {
        return sandbox.netns().equals(Optional.of(folder.netns(sandbox.id())));
    }

    private static boolean onBridge(Sandbox sandbox) {
        return sandbox.endpoint().flatMap(Endpoint::addressed).isPresent();
    }

    @Override
    public void release(String id) throws IOException {
        var facts = folder.read(id).map(Facts::parse);
        if (facts.isPresent() && onBridge(facts.get().sandbox())) host.withdraw(id);
        letGo(id);
        var netns = folder.netns(id);
        if (Files.exists(netns)) Namespaces.removeNetwork(netns);
        var addressed = facts.flatMap(f -> f.sandbox().endpoint()).flatMap(Endpoint::addressed);
        if (addressed.isPresent()) folder.giveBack(addressed.get().address().getHostAddress());
        else if (facts.isEmpty()) folder.giveBackAllOf(id);
        folder.forget(id);
    }

    @Override
    public List<String> ids() throws IOException {
        return folder.ids();
    }

    @Override
    public List<NetworkFacts> list() {
        try {
            return List.of(networks.bridge(settings, host.subnet(), host.mtu()), networks.host(), networks.none());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the host's routes", e);
        }
    }

    @Override
    public Optional<NetworkFacts> find(String nameOrId) {
        var all = list();
        var exact = all.stream().filter(n -> n.name().equals(nameOrId) || n.id().equals(nameOrId)).findFirst();
        if (exact.isPresent() || nameOrId.isEmpty()) return exact;
        var beginning = all.stream().filter(n -> n.id().startsWith(nameOrId)).toList();
        return beginning.size() == 1 ? Optional.of(beginning.getFirst()) : Optional.empty();
    }

    @Override
    public List<String> warnings() {
        var all = new ArrayList<>(host.warnings());
        all.addAll(warnings);
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        relays.close();
        for (var id : List.copyOf(held.keySet())) handedOver(id);
        for (var id : folder.ids()) {
            if (folder.read(id).map(Facts::parse).filter(f -> onBridge(f.sandbox())).isPresent()) return;
        }
        host.remove();
    }
}
