package io.jukung.network.bridge;

import io.jukung.base.Ids;
import io.jukung.network.NetworkFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The three networks that are always there. Their ids are made once and kept in `networks.json` of the state folder.
final class DefaultNetworks {
    static final String BRIDGE = "bridge";
    static final String HOST = "host";
    static final String NONE = "none";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JsonNode root;

    private DefaultNetworks(JsonNode root) {
        this.root = root;
    }

    static DefaultNetworks open(Path stateFolder, Ids ids, InstantSource clock) throws IOException {
        Files.createDirectories(stateFolder);
        var file = stateFolder.resolve("networks.json");
        if (Files.exists(file)) return new DefaultNetworks(JSON.readTree(Files.readAllBytes(file)));
        var root = JSON.createObjectNode().put("schema", 1);
        for (var name : List.of(BRIDGE, HOST, NONE)) root.putObject(name).put("id", ids.next()).put("created", clock.instant().toString());
        var beside = stateFolder.resolve(".networks.json");
        Files.write(beside, JSON.writeValueAsBytes(root));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return new DefaultNetworks(root);
    }

    String id(String name) {
        return root.path(name).path("id").asString("");
    }

    private Instant created(String name) {
        return Instant.parse(root.path(name).path("created").asString(Instant.EPOCH.toString()));
    }

    NetworkFacts bridge(BridgeSettings settings, Subnet subnet, int mtu) {
        var pool = new NetworkFacts.Pool(subnet.range(), Optional.of(subnet.gateway().getHostAddress()));
        return facts(BRIDGE, BRIDGE, List.of(pool), Map.of(
                "com.docker.network.bridge.default_bridge", "true",
                "com.docker.network.bridge.enable_icc", String.valueOf(settings.betweenContainers()),
                "com.docker.network.bridge.enable_ip_masquerade", String.valueOf(settings.masquerade()),
                "com.docker.network.bridge.host_binding_ipv4", "0.0.0.0",
                "com.docker.network.bridge.name", settings.bridge(),
                "com.docker.network.driver.mtu", String.valueOf(mtu)));
    }

    NetworkFacts host() {
        return facts(HOST, HOST, List.of(), Map.of());
    }

    NetworkFacts none() {
        return facts(NONE, "null", List.of(), Map.of());
    }

    private NetworkFacts facts(String name, String driver, List<NetworkFacts.Pool> pools, Map<String, String> options) {
        return new NetworkFacts(name, id(name), created(name), "local", driver, false, false, "default", pools, options, Map.of());
    }
}
