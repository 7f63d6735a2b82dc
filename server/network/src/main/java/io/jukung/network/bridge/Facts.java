package io.jukung.network.bridge;

import io.jukung.network.BoundPort;
import io.jukung.network.Endpoint;
import io.jukung.network.MacAddress;
import io.jukung.network.Protocol;
import io.jukung.network.Sandbox;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A sandbox as it is written down, with the name of the container it was made for. Held sockets are not part of it:
/// their numbers mean nothing to the next engine.
record Facts(String containerName, Sandbox sandbox) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] toJson() {
        var root = JSON.createObjectNode().put("schema", 1).put("container", containerName)
                .put("id", sandbox.id()).put("sandboxId", sandbox.sandboxId()).put("sandboxKey", sandbox.sandboxKey());
        sandbox.netns().ifPresent(n -> root.put("netns", n.toString()));
        sandbox.endpoint().ifPresent(e -> write(e, root.putObject("endpoint")));
        var ports = root.putArray("ports");
        for (var port : sandbox.ports()) {
            ports.addObject().put("protocol", port.protocol().word()).put("containerPort", port.containerPort())
                    .put("hostAddress", port.hostAddress().getHostAddress()).put("hostPort", port.hostPort());
        }
        return JSON.writeValueAsBytes(root);
    }

    private static void write(Endpoint endpoint, ObjectNode node) {
        node.put("network", endpoint.networkName()).put("networkId", endpoint.networkId()).put("endpointId", endpoint.endpointId());
        endpoint.addressed().ifPresent(a -> node.put("address", a.address().getHostAddress()).put("prefix", a.prefixLength())
                .put("gateway", a.gateway().getHostAddress()).put("mac", a.mac().text()));
    }

    static Facts parse(byte[] json) {
        var root = JSON.readTree(json);
        var ports = new ArrayList<BoundPort>();
        for (var port : root.path("ports")) {
            ports.add(new BoundPort(Protocol.parse(text(port, "protocol")), port.path("containerPort").asInt(),
                    InetAddress.ofLiteral(text(port, "hostAddress")), port.path("hostPort").asInt()));
        }
        return new Facts(text(root, "container"), new Sandbox(text(root, "id"), text(root, "sandboxId"), text(root, "sandboxKey"),
                root.has("netns") ? Optional.of(Path.of(text(root, "netns"))) : Optional.empty(),
                root.has("endpoint") ? Optional.of(endpoint(root.path("endpoint"))) : Optional.empty(), ports, List.of()));
    }

    private static Endpoint endpoint(JsonNode node) {
        Optional<Endpoint.Addressed> addressed = node.has("address")
                ? Optional.of(new Endpoint.Addressed(InetAddress.ofLiteral(text(node, "address")), node.path("prefix").asInt(),
                        InetAddress.ofLiteral(text(node, "gateway")), new MacAddress(text(node, "mac"))))
                : Optional.empty();
        return new Endpoint(text(node, "network"), text(node, "networkId"), text(node, "endpointId"), addressed);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
