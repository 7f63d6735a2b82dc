package io.jukung.network.bridge;

import io.jukung.kernel.Namespaces;
import io.jukung.network.Endpoint;
import java.io.IOException;
import java.nio.file.Path;

/// Makes a namespace and runs the cable: a veth pair, one end on the bridge, the other `eth0` inside.
final class Wiring {
    private static final String INSIDE = "eth0";

    private Wiring() {}

    static void join(Path netns, Endpoint endpoint, Endpoint.Addressed addressed, int bridgeIndex, int mtu, String prefix) throws IOException {
        var hostName = prefix + endpoint.endpointId().substring(0, 8);
        Namespaces.createNetwork(netns, (outside, inside) -> {
            outside.createVeth(hostName, INSIDE, mtu, bridgeIndex, netns, addressed.mac().text());
            outside.hairpin(outside.index(hostName), true); // a container reaches its own published port
            int eth = inside.index(INSIDE);
            inside.address(eth, addressed.address(), addressed.prefixLength());
            inside.up(eth);
            inside.defaultRoute(addressed.gateway());
        });
    }
}
