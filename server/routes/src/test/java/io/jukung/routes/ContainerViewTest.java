package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jukung.api.ApiVersion;
import io.jukung.api.Wire;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.LastRun;
import io.jukung.image.Image;
import io.jukung.image.ImageStore;
import io.jukung.network.BoundPort;
import io.jukung.network.Endpoint;
import io.jukung.network.MacAddress;
import io.jukung.network.Protocol;
import io.jukung.network.Sandbox;
import io.jukung.network.Sandboxes;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compared with what Docker 28.5 answered for the same container.
class ContainerViewTest {
    private static final ApiVersion THEIRS = new ApiVersion(1, 51);
    private final ObjectNode docker = recorded();
    private final ContainerRecord record = record(docker);

    private static ObjectNode recorded() {
        try (var in = ContainerViewTest.class.getResourceAsStream("inspect-running.json")) {
            return Wire.readObject(in.readAllBytes());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContainerRecord record(ObjectNode docker) {
        var started = Instant.parse(docker.path("State").path("StartedAt").asString());
        return new ContainerRecord(1, docker.path("Id").asString(), "web", Instant.parse(docker.path("Created").asString()), docker.path("Image").asString(),
                List.of(), Wire.object(), (ObjectNode) docker.get("Config"), (ObjectNode) docker.get("HostConfig"), List.of(),
                new ContainerState.Running(docker.path("State").path("Pid").asLong(), started), LastRun.NEVER.begun(started), 1, 0, false);
    }

    private static Sandbox sandbox(ObjectNode docker) throws Exception {
        var network = docker.path("NetworkSettings");
        var at = new Endpoint.Addressed(InetAddress.getByName("172.17.0.2"), 16, InetAddress.getByName("172.17.0.1"), new MacAddress(network.path("MacAddress").asString()));
        var endpoint = new Endpoint("bridge", network.path("Networks").path("bridge").path("NetworkID").asString(), network.path("EndpointID").asString(), Optional.of(at));
        return new Sandbox("x", network.path("SandboxID").asString(), network.path("SandboxKey").asString(), Optional.empty(), Optional.of(endpoint),
                List.of(new BoundPort(Protocol.TCP, 80, InetAddress.getByName("::"), 8081), new BoundPort(Protocol.TCP, 80, InetAddress.getByName("0.0.0.0"), 8081)), List.of());
    }

    static ImageStore noImages() {
        return (ImageStore) Proxy.newProxyInstance(ImageStore.class.getClassLoader(), new Class<?>[] {ImageStore.class}, (_, method, _) ->
                method.getName().equals("find") ? Optional.<Image>empty() : List.of());
    }

    private ContainerView view() throws Exception {
        return new ContainerView(StubContainers.of(Optional.of(sandbox(docker)), record), noImages(), Parts.refusing(Sandboxes.class));
    }

    @Test
    void inspectIsDockersByteForByteButForPathsOfTheStore() throws Exception {
        var ours = view().inspect(record, THEIRS, false);
        assertEquals(fields(docker, ""), fields(ours, ""));
        for (var name : List.of("ResolvConfPath", "HostnamePath", "HostsPath", "LogPath", "GraphDriver")) ours.set(name, docker.get(name));
        assertEquals(new String(Wire.bytes(docker), UTF_8), new String(Wire.bytes(ours), UTF_8));
    }

    /// All names, in order; what a graph driver tells of itself is its own affair.
    private static List<String> fields(JsonNode node, String path) {
        var names = new ArrayList<String>();
        for (var field : node.properties()) {
            names.add(path + field.getKey());
            if (!field.getKey().equals("GraphDriver")) names.addAll(fields(field.getValue(), path + field.getKey() + "."));
        }
        return names;
    }

    @Test
    void from152OnAddressesStandInNetworksOnly() throws Exception {
        var settings = view().inspect(record, new ApiVersion(1, 52), false).path("NetworkSettings");
        assertFalse(settings.has("IPAddress"));
        assertEquals("172.17.0.2", settings.path("Networks").path("bridge").path("IPAddress").asString());
    }

    @Test
    void aListsItemHasDockersFieldsInOrder() throws Exception {
        var item = view().item(record, THEIRS, Instant.parse("2026-11-21T14:34:12.1Z"), false);
        assertEquals(List.of("Id", "Names", "Image", "ImageID", "Command", "Created", "Ports", "Labels", "State", "Status", "HostConfig", "NetworkSettings", "Mounts"),
                List.copyOf(item.propertyNames()));
        assertEquals("Up 5 minutes", item.path("Status").asString());
        assertEquals("[{\"IP\":\"0.0.0.0\",\"PrivatePort\":80,\"PublicPort\":8081,\"Type\":\"tcp\"},{\"IP\":\"::\",\"PrivatePort\":80,\"PublicPort\":8081,\"Type\":\"tcp\"}]",
                item.path("Ports").toString());
    }
}
