package io.jukung.testkit.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import io.jukung.network.Endpoint;
import io.jukung.network.NetworkMode;
import io.jukung.network.PublishedPort;
import io.jukung.network.Sandbox;
import io.jukung.network.SandboxRequest;
import io.jukung.network.Sandboxes;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every implementation of `Sandboxes` promises, as named checks: the real one plays them in a process of its own.
public final class SandboxesContract {
    /// One promise, tried on sandboxes that nobody has used yet.
    public interface Check {
        void on(Sandboxes sandboxes) throws Exception;
    }

    private static final NetworkMode BRIDGE = new NetworkMode.Bridge("bridge");

    private SandboxesContract() {}

    public static Map<String, Check> checks() {
        var checks = new LinkedHashMap<String, Check>();
        checks.put("each sandbox has an address of its own", SandboxesContract::ownAddress);
        checks.put("a port is given once, and again after its release", SandboxesContract::portOnce);
        checks.put("a refused create leaves nothing", SandboxesContract::refused);
        checks.put("what was created can be adopted with the same facts", SandboxesContract::adopted);
        checks.put("releasing what is absent is no error", s -> s.release("absent.1"));
        checks.put("three networks stand, and are found by name and by id", SandboxesContract::networks);
        checks.put("an unknown network is not found", s -> assertThrows(Problem.NotFound.class, () -> s.create("x.1", SandboxRequest.of("x", new NetworkMode.Bridge("nowhere")))));
        return checks;
    }

    private static InetAddress address(Sandbox sandbox) {
        return sandbox.endpoint().flatMap(Endpoint::addressed).orElseThrow().address();
    }

    private static void ownAddress(Sandboxes s) throws Exception {
        var a = s.create("a.1", SandboxRequest.of("a", BRIDGE));
        var b = s.create("b.1", SandboxRequest.of("b", BRIDGE));
        assertNotEquals(address(a), address(b));
        s.release("a.1");
        s.release("b.1");
    }

    private static void portOnce(Sandboxes s) throws Exception {
        s.create("a.1", SandboxRequest.of("a", BRIDGE, PublishedPort.tcp(8080, 80)));
        var problem = assertThrows(Problem.Internal.class, () -> s.create("b.1", SandboxRequest.of("b", BRIDGE, PublishedPort.tcp(8080, 80))));
        assertTrue(problem.message().endsWith("Bind for 0.0.0.0:8080 failed: port is already allocated"), problem.message());
        assertTrue(problem.remedy().orElseThrow().contains("jukung stop a"));
        s.release("a.1");
        assertEquals(8080, s.create("b.2", SandboxRequest.of("b", BRIDGE, PublishedPort.tcp(8080, 80))).ports().getFirst().hostPort());
        s.release("b.2");
    }

    private static void refused(Sandboxes s) throws Exception {
        assertThrows(Problem.class, () -> s.create("a.1", SandboxRequest.of("a", BRIDGE, PublishedPort.tcp(8080, 80), PublishedPort.tcp(8080, 81))));
        assertEquals(List.of(), s.ids());
    }

    private static void adopted(Sandboxes s) throws Exception {
        var made = s.create("a.1", SandboxRequest.of("a", BRIDGE, PublishedPort.tcp(8080, 80)));
        var found = s.adopt("a.1").orElseThrow();
        assertEquals(made.endpoint(), found.endpoint());
        assertEquals(made.ports(), found.ports());
        assertEquals(Optional.empty(), s.adopt("absent.1"));
        s.release("a.1");
        assertEquals(Optional.empty(), s.adopt("a.1"));
    }

    private static void networks(Sandboxes s) {
        assertEquals(List.of("bridge", "host", "none"), s.list().stream().map(n -> n.name()).toList());
        var bridge = s.find("bridge").orElseThrow();
        assertEquals(Optional.of(bridge), s.find(bridge.id()));
        assertEquals(Optional.of(bridge), s.find(bridge.id().substring(0, 12)));
        assertEquals(Optional.empty(), s.find("nowhere"));
    }
}
