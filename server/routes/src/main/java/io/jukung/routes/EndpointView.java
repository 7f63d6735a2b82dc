package io.jukung.routes;

import io.jukung.api.ApiVersion;
import io.jukung.api.Wire;
import io.jukung.engine.ContainerRecord;
import io.jukung.network.BoundPort;
import io.jukung.network.Endpoint;
import io.jukung.network.Sandbox;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A container's network as `inspect` and `ps` tell it.
final class EndpointView {
    private EndpointView() {}

    /// `NetworkSettings` of inspect. Up to 1.51 the default network's addresses stand at the top, too.
    static ObjectNode settings(ContainerRecord container, Optional<Sandbox> sandbox, ApiVersion version) {
        var view = Wire.object();
        boolean old = !version.atLeast(1, 52);
        if (old) view.put("Bridge", "");
        var own = sandbox.filter(s -> s.endpoint().isPresent());
        view.put("SandboxID", own.map(Sandbox::sandboxId).orElse(""));
        view.put("SandboxKey", own.map(Sandbox::sandboxKey).orElse(""));
        view.set("Ports", portMap(container, sandbox));
        if (old) top(view, sandbox.flatMap(Sandbox::endpoint).filter(e -> e.networkName().equals("bridge")));
        view.set("Networks", networks(container, sandbox));
        return view;
    }

    private static void top(ObjectNode view, Optional<Endpoint> endpoint) {
        var at = endpoint.flatMap(Endpoint::addressed);
        view.put("HairpinMode", false).put("LinkLocalIPv6Address", "").put("LinkLocalIPv6PrefixLen", 0);
        view.putNull("SecondaryIPAddresses").putNull("SecondaryIPv6Addresses");
        view.put("EndpointID", endpoint.map(Endpoint::endpointId).orElse(""));
        view.put("Gateway", at.map(a -> a.gateway().getHostAddress()).orElse(""));
        view.put("GlobalIPv6Address", "").put("GlobalIPv6PrefixLen", 0);
        view.put("IPAddress", at.map(a -> a.address().getHostAddress()).orElse(""));
        view.put("IPPrefixLen", at.map(Endpoint.Addressed::prefixLength).orElse(0));
        view.put("IPv6Gateway", "").put("MacAddress", at.map(a -> a.mac().text()).orElse(""));
    }

    /// `Networks`, under the name the container joins by; nothing if it shares another container's.
    static ObjectNode networks(ContainerRecord container, Optional<Sandbox> sandbox) {
        var view = Wire.object();
        var name = network(container);
        if (name.isEmpty()) return view;
        var endpoint = sandbox.flatMap(Sandbox::endpoint);
        var at = endpoint.flatMap(Endpoint::addressed);
        view.putObject(name.get()).putNull("IPAMConfig").putNull("Links").putNull("Aliases")
                .put("MacAddress", at.map(a -> a.mac().text()).orElse("")).putNull("DriverOpts").put("GwPriority", 0)
                .put("NetworkID", endpoint.map(Endpoint::networkId).orElse(""))
                .put("EndpointID", endpoint.map(Endpoint::endpointId).orElse(""))
                .put("Gateway", at.map(a -> a.gateway().getHostAddress()).orElse(""))
                .put("IPAddress", at.map(a -> a.address().getHostAddress()).orElse(""))
                .put("IPPrefixLen", at.map(Endpoint.Addressed::prefixLength).orElse(0))
                .put("IPv6Gateway", "").put("GlobalIPv6Address", "").put("GlobalIPv6PrefixLen", 0).putNull("DNSNames");
        return view;
    }

    /// The network a container joins by name; empty if it shares another container's.
    static Optional<String> network(ContainerRecord container) {
        var mode = container.hostConfig().path("NetworkMode").asString("bridge");
        return mode.startsWith("container:") ? Optional.empty() : Optional.of(mode.isEmpty() || mode.equals("default") ? "bridge" : mode);
    }

    /// Exposed ports of a running container with the host's ports they are bound to; null for those that are not.
    private static ObjectNode portMap(ContainerRecord container, Optional<Sandbox> sandbox) {
        var view = Wire.object();
        if (sandbox.isEmpty() || sandbox.get().endpoint().flatMap(Endpoint::addressed).isEmpty()) return view;
        var bound = new TreeMap<String, ArrayNode>();
        for (var port : sandbox.get().ports().stream().sorted(Comparator.comparing(BoundPort::hostPort).thenComparing(BoundPort::hostText)).toList()) {
            bound.computeIfAbsent(port.key(), _ -> view.arrayNode()).addObject()
                    .put("HostIp", port.hostText()).put("HostPort", String.valueOf(port.hostPort()));
        }
        var keys = new java.util.TreeSet<>(container.config().path("ExposedPorts").propertyNames());
        keys.addAll(bound.keySet());
        for (var key : keys) {
            var bindings = Optional.ofNullable(bound.get(key));
            if (bindings.isPresent()) view.set(key, bindings.get());
            else view.putNull(key);
        }
        return view;
    }

    /// `Ports` of a list's item.
    static ArrayNode ports(ContainerRecord container, Optional<Sandbox> sandbox) {
        var view = Wire.object().arrayNode();
        if (sandbox.isEmpty() || sandbox.get().endpoint().flatMap(Endpoint::addressed).isEmpty()) return view;
        var bound = sorted(sandbox.get());
        for (var port : bound) {
            view.addObject().put("IP", port.hostText()).put("PrivatePort", port.containerPort()).put("PublicPort", port.hostPort())
                    .put("Type", port.protocol().word());
        }
        for (var key : container.config().path("ExposedPorts").propertyNames()) {
            if (bound.stream().anyMatch(port -> port.key().equals(key))) continue;
            var port = io.jukung.notation.Port.parse(key);
            view.addObject().put("PrivatePort", port.number()).put("Type", port.protocol());
        }
        return view;
    }

    private static List<BoundPort> sorted(Sandbox sandbox) {
        return sandbox.ports().stream().sorted(Comparator.comparing(BoundPort::containerPort).thenComparing(BoundPort::protocol)
                .thenComparing(BoundPort::hostText)).toList();
    }
}
