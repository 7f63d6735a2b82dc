package io.jukung.network.bridge;

import io.jukung.base.Problem;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// An IPv4 range together with the address of its gateway: `172.17.0.1/16`.
public record Subnet(InetAddress gateway, int prefix) {
    public Subnet {
        if (!(gateway instanceof Inet4Address)) throw new Problem.Invalid("invalid gateway address " + gateway.getHostAddress(), "the bridge takes an IPv4 address");
        if (prefix < 8 || prefix > 30) throw new Problem.Invalid("invalid prefix /" + prefix, "use a prefix between /8 and /30");
    }

    /// Reads `172.17.0.1/16`. A network's own address (`172.17.0.0/16`) means: the gateway is the first one in it.
    public static Subnet parse(String text) {
        try {
            int slash = text.indexOf('/');
            int prefix = Integer.parseInt(text.substring(slash + 1));
            var subnet = new Subnet(InetAddress.ofLiteral(text.substring(0, Math.max(0, slash))), prefix);
            return number(subnet.gateway) == subnet.network() ? subnet.withGateway(subnet.network() + 1) : subnet;
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("invalid CIDR address: " + text, "write an address and a prefix, such as 172.17.0.1/16");
        }
    }

    private Subnet withGateway(int number) {
        return new Subnet(address(number), prefix);
    }

    int network() {
        return number(gateway) & mask();
    }

    int broadcast() {
        return network() | ~mask();
    }

    private int mask() {
        return -1 << (32 - prefix);
    }

    boolean contains(InetAddress address) {
        return address instanceof Inet4Address && (number(address) & mask()) == network();
    }

    /// Whether this range and the one that `other` lies in have an address in common.
    boolean overlaps(InetAddress other, int otherPrefix) {
        if (!(other instanceof Inet4Address)) return false;
        int shorter = Math.min(prefix, otherPrefix);
        if (shorter == 0) return true;
        int mask = -1 << (32 - shorter);
        return (number(other) & mask) == (network() & mask);
    }

    /// The range as inspect shows it: `172.17.0.0/16`.
    String range() {
        return address(network()).getHostAddress() + "/" + prefix;
    }

    static int number(InetAddress address) {
        return ByteBuffer.wrap(address.getAddress()).getInt();
    }

    static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(number).array());
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
