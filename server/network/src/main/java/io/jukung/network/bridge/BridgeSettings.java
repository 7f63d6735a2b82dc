package io.jukung.network.bridge;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// What the default bridge network is told.
///
/// Several engines may share one host: each has its own `bridge`, and with it its own subnet and nft table.
///
/// @param runFolder facts of sandboxes, leases and namespaces; on a file system that a boot empties
/// @param stateFolder what outlives a boot: the ids of the networks
/// @param bip the bridge's own address with its prefix; empty: the first range the host has no route to
/// @param mtu empty: that of the device of the default route
/// @param firewall whether to keep an nft table at all (`--iptables`)
/// @param forward whether to switch IPv4 forwarding on (`--ip-forward`)
/// @param masquerade whether containers leave with the host's address (`--ip-masq`)
/// @param betweenContainers whether containers on the bridge may talk to each other (`--icc`)
/// @param relay whether to relay what the kernel cannot translate, which is IPv6 (`--userland-proxy`)
public record BridgeSettings(Path runFolder, Path stateFolder, String bridge, Optional<Subnet> bip, OptionalInt mtu,
        boolean firewall, boolean forward, boolean masquerade, boolean betweenContainers, boolean relay) {
    public static final String DEFAULT_BRIDGE = "jukung0";

    public static BridgeSettings in(Path runFolder, Path stateFolder) {
        return new BridgeSettings(runFolder, stateFolder, DEFAULT_BRIDGE, Optional.empty(), OptionalInt.empty(),
                true, true, true, true, true);
    }

    public BridgeSettings named(String name, Optional<Subnet> address) {
        return new BridgeSettings(runFolder, stateFolder, name, address, mtu, firewall, forward, masquerade, betweenContainers, relay);
    }

    /// The nft table of this engine.
    String table() {
        return bridge.equals(DEFAULT_BRIDGE) ? "jukung" : "jukung_" + bridge.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /// How the host's ends of the cables are called: where neighbours are kept apart, rules tell ports of this bridge by it.
    String portPrefix() {
        return betweenContainers ? "veth" : "v%06x".formatted(bridge.hashCode() & 0xffffff);
    }
}
