package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.Containers;
import io.jukung.network.Endpoint;
import io.jukung.network.NetworkFacts;
import io.jukung.notation.Timestamps;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// A network as `inspect` shows it.
final class NetworkView {
    private NetworkView() {}

    static ObjectNode json(NetworkFacts network) {
        var view = Wire.object().put("Name", network.name()).put("Id", network.id()).put("Created", Timestamps.print(network.created()));
        view.put("Scope", network.scope()).put("Driver", network.driver()).put("EnableIPv4", true).put("EnableIPv6", false);
        var ipam = view.putObject("IPAM").put("Driver", network.ipamDriver()).putNull("Options");
        if (network.pools().isEmpty()) ipam.putNull("Config");
        else {
            var pools = ipam.putArray("Config");
            for (var pool : network.pools()) {
                var shown = pools.addObject().put("Subnet", pool.subnet());
                pool.gateway().ifPresent(gateway -> shown.put("Gateway", gateway));
            }
        }
        view.put("Internal", network.internal()).put("Attachable", network.attachable()).put("Ingress", false);
        view.putObject("ConfigFrom").put("Network", "");
        view.put("ConfigOnly", false);
        view.putObject("Containers");
        put(view.putObject("Options"), network.options());
        put(view.putObject("Labels"), network.labels());
        return view;
    }

    private static void put(ObjectNode node, Map<String, String> values) {
        new TreeMap<>(values).forEach(node::put);
    }

    /// The running containers on this network, by id.
    static ObjectNode containers(Containers containers, NetworkFacts network) {
        var view = Wire.object();
        for (var container : containers.all()) {
            var endpoint = endpoint(containers, container, network);
            if (endpoint.isEmpty()) continue;
            var at = endpoint.get().addressed();
            view.putObject(container.id()).put("Name", container.name()).put("EndpointID", endpoint.get().endpointId())
                    .put("MacAddress", at.map(a -> a.mac().text()).orElse(""))
                    .put("IPv4Address", at.map(a -> a.address().getHostAddress() + "/" + a.prefixLength()).orElse(""))
                    .put("IPv6Address", "");
        }
        return view;
    }

    static Optional<Endpoint> endpoint(Containers containers, ContainerRecord container, NetworkFacts network) {
        if (!container.state().alive()) return Optional.empty();
        return containers.sandbox(container).flatMap(sandbox -> sandbox.endpoint()).filter(e -> e.networkId().equals(network.id()));
    }
}
