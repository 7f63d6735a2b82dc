package io.jukung.distribution;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Whether a host lies in a network written `10.0.0.0/8`. A host name counts by its address.
final class Cidr {
    private Cidr() {}

    static boolean contains(String network, String host) {
        int slash = network.indexOf('/');
        if (slash < 0) return false;
        try {
            var base = InetAddress.ofLiteral(network.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(network.substring(slash + 1));
            for (var address : InetAddress.getAllByName(host)) {
                if (samePrefix(base, address.getAddress(), bits)) return true;
            }
            return false;
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false; // a mistake in the settings is reported when they are read; an unknown host fails by itself later
        }
    }

    private static boolean samePrefix(byte[] a, byte[] b, int bits) {
        if (a.length != b.length || bits > a.length * 8) return false;
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((a[i / 8] & mask) != (b[i / 8] & mask)) return false;
        }
        return true;
    }
}
