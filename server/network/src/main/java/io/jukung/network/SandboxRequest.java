package io.jukung.network;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What a container asks of the network.
///
/// @param containerName the name errors and remedies speak of
public record SandboxRequest(String containerName, NetworkMode mode, List<PublishedPort> ports,
        Optional<MacAddress> mac, Optional<InetAddress> address) {
    public SandboxRequest {
        ports = List.copyOf(ports);
    }

    public static SandboxRequest of(String containerName, NetworkMode mode, PublishedPort... ports) {
        return new SandboxRequest(containerName, mode, List.of(ports), Optional.empty(), Optional.empty());
    }
}
