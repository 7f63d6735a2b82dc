package io.jukung.network;

import java.net.InetAddress;

/// A port of the container and the host port it really got. One wish for all addresses gives two: 0.0.0.0 and ::.
public record BoundPort(Protocol protocol, int containerPort, InetAddress hostAddress, int hostPort) {
    /// The key Docker uses: `80/tcp`.
    public String key() {
        return containerPort + "/" + protocol.word();
    }

    /// The host address as Docker writes it: `0.0.0.0`, `::`.
    public String hostText() {
        return AddressText.of(hostAddress);
    }
}
