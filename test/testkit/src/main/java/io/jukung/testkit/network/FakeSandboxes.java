package io.jukung.testkit.network;

import io.jukung.base.Ids;
import io.jukung.base.Problem;
import io.jukung.network.BoundPort;
import io.jukung.network.Endpoint;
import io.jukung.network.MacAddress;
import io.jukung.network.NetworkFacts;
import io.jukung.network.NetworkMode;
import io.jukung.network.PublishedPort;
import io.jukung.network.Sandbox;
import io.jukung.network.SandboxRequest;
import io.jukung.network.Sandboxes;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Sandboxes without a kernel: addresses and ports are kept as strictly as by the real ones, descriptors are made up.
/// What it holds outlives `close`, as the real ones' namespaces do: `reopened` is the next engine.
public final class FakeSandboxes implements Sandboxes {
    private record Standing(Sandbox sandbox, String container) {}

    private static final InetAddress ANY = InetAddress.ofLiteral("0.0.0.0");
    private final Map<String, Standing> standing;
    private final Set<Integer> foreign = new HashSet<>();
    private final Ids ids;
    private final Map<String, String> networks;

    public FakeSandboxes(Ids ids) {
        this(ids, new TreeMap<>(), Map.of("bridge", ids.next(), "host", ids.next(), "none", ids.next()));
    }

    private FakeSandboxes(Ids ids, Map<String, Standing> standing, Map<String, String> networks) {
        this.ids = ids;
        this.standing = standing;
        this.networks = networks;
    }

    public FakeSandboxes reopened() {
        return new FakeSandboxes(ids, standing, networks);
    }

    /// Another program takes this port.
    public synchronized void takeByForeigner(int port) {
        foreign.add(port);
    }

    @Override
    public Sandbox create(String id, SandboxRequest request, Ready ready) throws IOException {
        var sandbox = create(id, request);
        try {
            ready.hold(sandbox.heldSockets());
        } catch (IOException | RuntimeException e) {
            release(id);
            throw e;
        }
        return sandbox;
    }

    @Override
    public synchronized Sandbox create(String id, SandboxRequest request) {
        if (standing.containsKey(id)) throw new IllegalStateException("sandbox " + id + " stands already: an id belongs to one run");
        var sandbox = switch (request.mode()) {
            case NetworkMode.Host() -> sandbox(id, Optional.empty(), Optional.of(endpoint("host", Optional.empty())), List.of());
            case NetworkMode.None() -> sandbox(id, own(id), Optional.of(endpoint("none", Optional.empty())), List.of());
            case NetworkMode.Container(_, var netns) -> sandbox(id, Optional.of(netns), Optional.empty(), List.of());
            case NetworkMode.Bridge(var name) -> bridged(id, request, name);
        };
        standing.put(id, new Standing(sandbox, request.containerName()));
        return sandbox;
    }

    private Sandbox bridged(String id, SandboxRequest request, String network) {
        if (!network.equals("bridge") && !network.equals("default")) throw new Problem.NotFound("network " + network + " not found");
        var address = request.address().orElseGet(this::freeAddress);
        var addressed = new Endpoint.Addressed(address, 16, InetAddress.ofLiteral("172.17.0.1"), request.mac().orElse(MacAddress.of(address)));
        var endpoint = endpoint("bridge", Optional.of(addressed));
        var ports = new ArrayList<BoundPort>();
        for (var wish : request.ports()) ports.add(bind(wish, ports, request.containerName(), endpoint));
        return sandbox(id, own(id), Optional.of(endpoint), ports);
    }

    private BoundPort bind(PublishedPort wish, List<BoundPort> mine, String container, Endpoint endpoint) {
        int first = wish.hostPorts().map(r -> r.first()).orElse(32768);
        int last = wish.hostPorts().map(r -> r.last()).orElse(60999);
        var opening = "failed to set up container networking: driver failed programming external connectivity on endpoint "
                + container + " (" + endpoint.endpointId() + "): ";
        Optional<Problem> refusal = Optional.empty();
        for (int port = first; port <= last; port++) {
            var bound = new BoundPort(wish.protocol(), wish.containerPort(), wish.hostAddress().orElse(ANY), port);
            var holder = standing.values().stream().filter(s -> s.sandbox().ports().stream().anyMatch(p -> meets(p, bound))).findFirst();
            if (holder.isPresent() || mine.stream().anyMatch(p -> meets(p, bound))) {
                var name = holder.map(Standing::container).orElse(container);
                refusal = Optional.of(new Problem.Internal(opening + "Bind for " + bound.hostText() + ":" + port + " failed: port is already allocated",
                        "container " + name + " publishes it: run 'jukung stop " + name + "', or publish another port"));
            } else if (foreign.contains(port)) {
                refusal = Optional.of(new Problem.Internal(opening + "failed to bind host port for " + bound.hostText() + ":" + port + ":"
                        + endpoint.addressed().orElseThrow().address().getHostAddress() + ":" + wish.containerPort() + "/"
                        + wish.protocol().word() + ": address already in use", "stop the program that has it, or publish another port"));
            } else {
                return bound;
            }
        }
        throw refusal.orElseThrow();
    }

    private static boolean meets(BoundPort a, BoundPort b) {
        return a.protocol() == b.protocol() && a.hostPort() == b.hostPort()
                && (a.hostAddress().isAnyLocalAddress() || b.hostAddress().isAnyLocalAddress() || a.hostAddress().equals(b.hostAddress()));
    }

    private InetAddress freeAddress() {
        var taken = new HashSet<InetAddress>();
        standing.values().forEach(s -> s.sandbox().endpoint().flatMap(Endpoint::addressed).ifPresent(a -> taken.add(a.address())));
        for (int i = 2; i < 65534; i++) {
            var candidate = InetAddress.ofLiteral("172.17." + (i >> 8) + "." + (i & 255));
            if (!taken.contains(candidate)) return candidate;
        }
        throw new Problem.Internal("no available IPv4 addresses on this network's address pools: bridge");
    }

    private Endpoint endpoint(String network, Optional<Endpoint.Addressed> addressed) {
        return new Endpoint(network, networks.getOrDefault(network, ""), ids.next(), addressed);
    }

    private static Optional<Path> own(String id) {
        return Optional.of(Path.of("/fake/netns").resolve(id));
    }

    private Sandbox sandbox(String id, Optional<Path> netns, Optional<Endpoint> endpoint, List<BoundPort> ports) {
        return new Sandbox(id, ids.next(), netns.map(Path::toString).orElse("/fake/netns/default"), netns, endpoint, ports, List.of());
    }

    @Override
    public void handedOver(String id) {
        // nothing is held here
    }

    @Override
    public synchronized Optional<Sandbox> adopt(String id) {
        return Optional.ofNullable(standing.get(id)).map(Standing::sandbox);
    }

    @Override
    public synchronized void release(String id) {
        standing.remove(id);
    }

    @Override
    public synchronized List<String> ids() {
        return List.copyOf(standing.keySet());
    }

    @Override
    public List<NetworkFacts> list() {
        return List.of(facts("bridge", "bridge"), facts("host", "host"), facts("none", "null"));
    }

    private NetworkFacts facts(String name, String driver) {
        var pools = name.equals("bridge") ? List.of(new NetworkFacts.Pool("172.17.0.0/16", Optional.of("172.17.0.1"))) : List.<NetworkFacts.Pool>of();
        return new NetworkFacts(name, networks.getOrDefault(name, ""), Instant.EPOCH, "local", driver, false, false, "default", pools, Map.of(), Map.of());
    }

    @Override
    public Optional<NetworkFacts> find(String nameOrId) {
        return list().stream().filter(n -> n.name().equals(nameOrId) || !nameOrId.isEmpty() && n.id().startsWith(nameOrId)).findFirst();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() {
        // sandboxes outlive their engine
    }
}
