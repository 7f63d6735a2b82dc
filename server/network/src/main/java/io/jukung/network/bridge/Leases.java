package io.jukung.network.bridge;

import io.jukung.base.Problem;
import java.io.IOException;
import java.net.InetAddress;

/// Hands out the addresses of one subnet, round robin, so that an address just given back rests before it is used again.
/// A lease is a file: two threads, or a crash, cannot give one address to two sandboxes.
final class Leases {
    private final SandboxFolder folder;
    private final Subnet subnet;
    private int next;

    Leases(SandboxFolder folder, Subnet subnet) {
        this.folder = folder;
        this.subnet = subnet;
        this.next = subnet.network() + 1;
    }

    InetAddress take(String id) throws IOException {
        int size = subnet.broadcast() - subnet.network() - 1;
        for (int tried = 0; tried < size; tried++) {
            var candidate = Subnet.address(step());
            if (!candidate.equals(subnet.gateway()) && folder.lease(candidate.getHostAddress(), id)) return candidate;
        }
        throw new Problem.Internal("no available IPv4 addresses on this network's address pools: bridge",
                "remove stopped containers, or start the engine with a larger range than " + subnet.range() + " (--bip)");
    }

    InetAddress take(String id, InetAddress wanted) throws IOException {
        if (!subnet.contains(wanted)) {
            throw new Problem.Invalid("no configured subnet contains IP address " + wanted.getHostAddress(), "choose one within " + subnet.range());
        }
        if (wanted.equals(subnet.gateway()) || !folder.lease(wanted.getHostAddress(), id)) {
            throw new Problem.Forbidden("Address already in use", "choose another one than " + wanted.getHostAddress() + ", or let the engine choose");
        }
        return wanted;
    }

    private synchronized int step() {
        int current = next;
        next = current + 1 >= subnet.broadcast() ? subnet.network() + 1 : current + 1;
        return current;
    }
}
