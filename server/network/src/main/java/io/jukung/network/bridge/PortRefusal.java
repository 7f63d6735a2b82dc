package io.jukung.network.bridge;

import io.jukung.base.Problem;
import io.jukung.network.AddressText;
import io.jukung.network.PublishedPort;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Why a port cannot be published: Docker's words, which programs match, and what to do about it.
final class PortRefusal {
    private PortRefusal() {}

    /// @param where what has it already is bound to: Docker names that, not what was asked for
    static Problem allocated(Ports.Wanting wanting, PublishedPort wish, int port, Optional<InetAddress> where, String holder) {
        return new Problem.Internal(opening(wanting) + "Bind for " + host(where) + ":" + port + " failed: port is already allocated",
                holder.equals(wanting.container()) ? "the container itself asks for that port twice: remove one of the two"
                        : "container " + holder + " publishes it: run 'jukung stop " + holder + "', or " + another(wish, port));
    }

    static Problem exhausted(Ports.Wanting wanting, PublishedPort wish) {
        var range = wish.hostPorts().map(r -> "ports " + r.first() + " to " + r.last() + " are").orElse("all free ports are");
        return new Problem.Internal(opening(wanting) + "all ports are allocated", range + " published by other containers: 'jukung ps' shows which, or publish on a wider range");
    }

    static Problem bind(Ports.Wanting wanting, PublishedPort wish, int port, String reason) {
        var remedy = reason.contains("in use")
                ? PortHolder.of(wish.protocol(), port).map(holder -> holder + " has it: stop it, or ")
                        .orElse("another program has it ('ss -lnp sport = :" + port + "' names it): stop it, or ") + another(wish, port)
                : "see that " + host(wish.hostAddress()) + " is an address of this host ('ip addr' lists them)";
        return new Problem.Internal(opening(wanting) + "failed to bind host port for " + host(wish.hostAddress()) + ":" + port + ":"
                + wanting.target().getHostAddress() + ":" + wish.containerPort() + "/" + wish.protocol().word() + ": " + reason, remedy);
    }

    static void sctpUnlessServed() throws IOException {
        if (Files.readString(Path.of("/proc/net/protocols")).contains("SCTP")) return;
        throw new Problem.Invalid("cannot publish an sctp port: protocol not supported", "load the kernel's module with 'modprobe sctp'");
    }

    private static String another(PublishedPort wish, int port) {
        return "publish another port, such as -p " + (port < 65535 ? port + 1 : port - 1) + ":" + wish.containerPort();
    }

    private static String opening(Ports.Wanting wanting) {
        return "failed to set up container networking: driver failed programming external connectivity on endpoint "
                + wanting.container() + " (" + wanting.endpointId() + "): ";
    }

    private static String host(Optional<InetAddress> address) {
        return address.map(a -> a instanceof Inet4Address ? a.getHostAddress() : "[" + AddressText.of(a) + "]").orElse("0.0.0.0");
    }
}
