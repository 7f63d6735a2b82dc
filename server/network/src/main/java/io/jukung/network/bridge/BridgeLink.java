package io.jukung.network.bridge;

import io.jukung.kernel.Netlink;
import io.jukung.kernel.Sysctl;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// The bridge itself: made when the first container needs it, kept while the engine is down.
///
/// A bridge of that name that stands already is used with the address it has; only one that was made here is removed
/// (a file beside the leases remembers that).
final class BridgeLink {
    private static final int DEFAULT_MTU = 1500;
    private final BridgeSettings settings;
    private final Path marker;
    private Optional<Subnet> subnet = Optional.empty();
    private int mtu;

    BridgeLink(BridgeSettings settings) {
        this.settings = settings;
        this.marker = settings.runFolder().resolve("bridge-made");
    }

    /// The subnet, chosen at the first question and the same from then on.
    synchronized Subnet subnet() throws IOException {
        if (subnet.isEmpty()) survey();
        return subnet.orElseThrow();
    }

    synchronized int mtu() throws IOException {
        if (mtu == 0) survey();
        return mtu;
    }

    private void survey() throws IOException {
        try (var netlink = Netlink.open()) {
            mtu = settings.mtu().orElse(routeMtu(netlink));
            var standing = address(netlink, netlink.index(settings.bridge()));
            subnet = Optional.of(standing.or(settings::bip).isPresent() ? standing.or(settings::bip).orElseThrow() : SubnetChoice.first(netlink));
        }
    }

    /// @return true if it had to be made, or is seen for the first time
    synchronized boolean ensure() throws IOException {
        var range = subnet();
        try (var netlink = Netlink.open()) {
            int index = netlink.index(settings.bridge());
            if (index >= 0 && address(netlink, index).isPresent()) {
                return false;
            }
            if (index < 0) {
                Files.writeString(marker, settings.bridge());
                netlink.createBridge(settings.bridge(), mtu());
                index = netlink.index(settings.bridge());
                netlink.mac(index, ownMac());
            }
            netlink.address(index, range.gateway(), range.prefix());
            netlink.up(index);
        }
        return true;
    }

    /// What the kernel must be told for containers to be reached and to reach out.
    void tune() throws IOException {
        // Without it packets from 127.0.0.1 to a published port are dropped as martians.
        write("net/ipv4/conf/" + settings.bridge() + "/route_localnet", "1");
        if (settings.forward()) write("net/ipv4/ip_forward", "1");
    }

    private static void write(String key, String value) throws IOException {
        if (!Sysctl.read(key).map(String::strip).equals(Optional.of(value))) Sysctl.write(key, value);
    }

    boolean madeHere() {
        return Files.exists(marker);
    }

    synchronized void remove() throws IOException {
        if (!Files.exists(marker)) return;
        try (var netlink = Netlink.open()) {
            int index = netlink.index(settings.bridge());
            if (index >= 0) netlink.delete(index);
        }
        Files.deleteIfExists(marker);
    }

    private static Optional<Subnet> address(Netlink netlink, int index) throws IOException {
        if (index < 0) return Optional.empty();
        return netlink.addresses().stream()
                .filter(a -> a.index() == index && a.address() instanceof Inet4Address && a.prefix() >= 8 && a.prefix() <= 30)
                .map(a -> new Subnet(a.address(), a.prefix())).findFirst();
    }

    private static int routeMtu(Netlink netlink) throws IOException {
        var out = netlink.routes().stream().filter(r -> r.prefix() == 0 && r.gateway().filter(g -> g instanceof Inet4Address).isPresent()).findFirst();
        if (out.isEmpty()) return DEFAULT_MTU;
        return netlink.links().stream().filter(l -> l.index() == out.get().outIndex()).mapToInt(Netlink.Link::mtu)
                .filter(m -> m >= 68).findFirst().orElse(DEFAULT_MTU);
    }

    /// A fixed address: otherwise the bridge takes the lowest of its ports', and changes it as they come and go.
    private String ownMac() {
        int hash = settings.bridge().hashCode();
        var bytes = new byte[] {0x02, 0x42, (byte) (hash >> 24), (byte) (hash >> 16), (byte) (hash >> 8), (byte) hash};
        return HexFormat.ofDelimiter(":").formatHex(bytes);
    }
}
