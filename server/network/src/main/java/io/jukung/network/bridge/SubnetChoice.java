package io.jukung.network.bridge;

import io.jukung.base.Problem;
import io.jukung.kernel.Netlink;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Finds a range for the bridge that the host does not use: Docker's default pools, the first one without a route.
final class SubnetChoice {
    private SubnetChoice() {}

    static Subnet first(Netlink netlink) throws IOException {
        var taken = new ArrayList<Subnet>();
        for (var address : netlink.addresses()) {
            if (address.address().getAddress().length == 4) taken.add(new Subnet(address.address(), Math.clamp(address.prefix(), 8, 30)));
        }
        return first(netlink.routes(), taken);
    }

    static Subnet first(List<Netlink.Route> routes, List<Subnet> addresses) {
        for (var candidate : candidates()) {
            boolean routed = routes.stream().anyMatch(r -> r.prefix() > 0
                    && r.destination().filter(d -> candidate.overlaps(d, r.prefix())).isPresent());
            boolean used = addresses.stream().anyMatch(a -> candidate.overlaps(a.gateway(), a.prefix()));
            if (!routed && !used) return candidate;
        }
        throw new Problem.Internal("could not find an available, non-overlapping IPv4 address pool for the default bridge",
                "name one that the host has no route to, such as --bip 10.231.0.1/16");
    }

    private static List<Subnet> candidates() {
        var list = new ArrayList<Subnet>();
        for (int second = 17; second <= 31; second++) list.add(new Subnet(literal("172." + second + ".0.1"), 16));
        for (int third = 0; third < 256; third += 16) list.add(new Subnet(literal("192.168." + third + ".1"), 20));
        return list;
    }

    private static InetAddress literal(String text) {
        return InetAddress.ofLiteral(text);
    }
}
