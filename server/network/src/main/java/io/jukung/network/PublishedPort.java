package io.jukung.network;

import java.net.InetAddress;
import java.util.Optional;

/// One wish of `-p`: a port of the container, made reachable on the host.
///
/// @param hostAddress the host's address to listen on; empty means all, IPv4 and IPv6
/// @param hostPorts the host port, or a range of which the first free one is taken; empty means any free port
public record PublishedPort(Protocol protocol, int containerPort, Optional<InetAddress> hostAddress, Optional<PortRange> hostPorts) {
    public PublishedPort {
        PortRange.check(containerPort);
    }

    public static PublishedPort tcp(int hostPort, int containerPort) {
        return new PublishedPort(Protocol.TCP, containerPort, Optional.empty(),
                hostPort == 0 ? Optional.empty() : Optional.of(PortRange.only(hostPort)));
    }
}
