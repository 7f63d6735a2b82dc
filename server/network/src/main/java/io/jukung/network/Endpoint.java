package io.jukung.network;

import java.net.InetAddress;
import java.util.Optional;

/// Where a sandbox meets a network. On `host` and `none` there is nothing but the ids.
public record Endpoint(String networkName, String networkId, String endpointId, Optional<Addressed> addressed) {
    /// What is true of an endpoint that has an address.
    public record Addressed(InetAddress address, int prefixLength, InetAddress gateway, MacAddress mac) {}
}
