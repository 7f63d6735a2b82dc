package io.jukung.network.bridge;

import io.jukung.base.Ids;
import io.jukung.base.Problem;
import io.jukung.base.Undo;
import io.jukung.kernel.Mounts;
import io.jukung.kernel.Namespaces;
import io.jukung.kernel.Netlink;
import io.jukung.network.Endpoint;
import io.jukung.network.MacAddress;
import io.jukung.network.NetworkFacts;
import io.jukung.network.NetworkMode;
import io.jukung.network.Sandbox;
import io.jukung.network.SandboxRequest;
import io.jukung.network.Sandboxes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Sandboxes on one bridge of the host.
///
/// The order of `create` is that of recovery: lease and ports first, then the facts on disk, then namespace, links and
/// firewall; `release` goes backwards and forgets the facts last. So whatever a crash leaves, `ids` knows of it.
/// Taking a namespace down is left to the kernel: waiting for a veth pair to go costs 30 ms.
public final class BridgeSandboxes implements Sandboxes {
    private static final int TCP_RELAY_LIMIT = 0;
    private final SandboxFolder folder;
    private final DefaultNetworks networks;
    private final BridgeSettings settings;
    private final BridgeLink link;
    private final Firewall firewall;
    private final ForwardPolicy forward;
    private final Ports ports;
    private final Ids ids;
    private final boolean ipv6;
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final List<String> warnings = new java.util.concurrent.CopyOnWriteArrayList<>();
    private Optional<Leases> leases = Optional.empty();

    /// What this engine itself has open for a sandbox.
    private record Live(Sandbox sandbox, List<HeldPort> held, List<Relay> relays) {}

    private BridgeSandboxes(BridgeSettings settings, DefaultNetworks networks, SandboxFolder folder, Ids ids, RandomGenerator random) {
        this.settings = settings;
        this.networks = networks;
        this.folder = folder;
        this.ids = ids;
        this.ipv6 = settings.relay() && Files.exists(Path.of("/proc/net/if_inet6"));
        this.link = new BridgeLink(settings);
        this.firewall = new Firewall(settings);
        this.forward = new ForwardPolicy(settings.bridge());
        this.ports = new Ports(random, ipv6);
    }
}
