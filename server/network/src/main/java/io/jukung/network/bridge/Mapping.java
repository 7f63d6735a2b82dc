package io.jukung.network.bridge;

import io.jukung.network.BoundPort;
import io.jukung.network.Sandbox;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// One element of the firewall's maps: a host port and where packets for it go.
record Mapping(BoundPort port, InetAddress target) {
    /// What the kernel translates for a sandbox: its ports on IPv4 addresses.
    static List<Mapping> of(Sandbox sandbox) {
        var list = new ArrayList<Mapping>();
        for (var port : sandbox.ports()) {
            if (!(port.hostAddress() instanceof Inet4Address)) continue;
            sandbox.endpoint().flatMap(e -> e.addressed()).ifPresent(a -> list.add(new Mapping(port, a.address())));
        }
        return list;
    }

    /// Ports on all addresses are in one map, ports on a certain address in another, with the address in the key.
    String map() {
        return port.hostAddress().isAnyLocalAddress() ? "pub" : "pubat";
    }

    String key() {
        var plain = port.protocol().word() + " . " + port.hostPort();
        return port.hostAddress().isAnyLocalAddress() ? plain : port.hostAddress().getHostAddress() + " . " + plain;
    }

    String element() {
        return key() + " : " + target.getHostAddress() + " . " + port.containerPort();
    }
}
