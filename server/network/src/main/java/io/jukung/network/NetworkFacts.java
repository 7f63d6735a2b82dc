package io.jukung.network;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `network inspect` tells of a network, apart from its containers.
public record NetworkFacts(String name, String id, Instant created, String scope, String driver, boolean internal,
        boolean attachable, String ipamDriver, List<Pool> pools, Map<String, String> options, Map<String, String> labels) {
    public NetworkFacts {
        pools = List.copyOf(pools);
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    /// A range of addresses, in text as shown: `172.17.0.0/16`, `172.17.0.1`.
    public record Pool(String subnet, Optional<String> gateway) {}
}
