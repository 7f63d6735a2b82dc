package io.jukung.network.bridge;

import io.jukung.kernel.Namespaces;
import io.jukung.kernel.Netlink;
import io.jukung.network.Endpoint;
import java.io.IOException;
import java.nio.file.Path;

/// Makes a namespace and runs the cable: a veth pair, one end on the bridge, the other `eth0` inside.
final class Wiring {
    private static final String INSIDE = "eth0";

    private Wiring() {}

    /// A namespace with a loopback device that is up.
    static void loopback(Path netns) throws IOException {
        inside(netns, netlink -> netlink.up(netlink.index("lo")));
    }

    static void join(Path netns, Endpoint endpoint, Endpoint.Addressed addressed, int bridgeIndex, int mtu, String prefix) throws IOException {
        var hostName = prefix + endpoint.endpointId().substring(0, 8);
        try (var netlink = Netlink.open()) {
            netlink.createVeth(hostName, INSIDE, mtu, bridgeIndex, netns, addressed.mac().text());
            int index = netlink.index(hostName);
            netlink.hairpin(index, true); // a container reaches its own published port
        }
        inside(netns, netlink -> {
            netlink.up(netlink.index("lo"));
            int eth = netlink.index(INSIDE);
            netlink.address(eth, addressed.address(), addressed.prefixLength());
            netlink.up(eth);
            netlink.defaultRoute(addressed.gateway());
        });
    }

    private interface Links {
        void set(Netlink netlink) throws IOException;
    }

    private static void inside(Path netns, Links links) throws IOException {
        try {
            Namespaces.<Boolean>insideNetwork(netns, () -> {
                try (var netlink = Netlink.open()) {
                    links.set(netlink);
                }
                return true;
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot set up links in " + netns, e);
        }
    }
}
