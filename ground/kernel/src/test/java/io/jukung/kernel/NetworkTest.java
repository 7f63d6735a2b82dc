package io.jukung.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The "host" here is a namespace of its own, too: the machine's is never touched.
@NeedsRoot
@Timeout(20)
class NetworkTest {
    @TempDir Path temp;

    /// Work in a network namespace that plays the host, with another one, not entered, beside it.
    private interface Scene {
        void play(Path inner) throws Exception;
    }

    private void inside(Scene scene) throws Exception {
        Apart.run(() -> {
            var host = temp.resolve("host");
            var inner = temp.resolve("inner");
            Namespaces.createNetwork(host);
            Namespaces.createNetwork(inner);
            try {
                return Namespaces.insideNetwork(host, () -> {
                    scene.play(inner);
                    return true;
                });
            } finally {
                Namespaces.removeNetwork(inner);
                Namespaces.removeNetwork(host);
                assertTrue(Files.notExists(host));
            }
        });
    }

    @Test void aPairOfLinksJoinsABridgeToAnotherNamespace() throws Exception {
        inside(inner -> {
            try (var netlink = Netlink.open()) {
                netlink.createBridge("jk0", 1400);
                int bridge = netlink.index("jk0");
                netlink.address(bridge, InetAddress.getByName("10.9.0.1"), 16);
                netlink.up(bridge);
                netlink.createVeth("ve1", "eth0", 1400, bridge, inner, "02:42:0a:09:00:02");
                netlink.hairpin(netlink.index("ve1"), true);
                var port = netlink.links().stream().filter(l -> l.name().equals("ve1")).findFirst().orElseThrow();
                assertEquals(bridge, port.master());
                assertEquals("veth", port.type());
                assertTrue(port.up());
                assertTrue(Sysctl.read("net/ipv4/conf/jk0/forwarding").isPresent());
                assertTrue(bridgeLinks().contains("hairpin on"));
            }
            Namespaces.insideNetwork(inner, () -> {
                configure();
                return true;
            });
        });
    }

    private static String bridgeLinks() throws Exception {
        try (var pipe = Pipe.open()) {
            var child = Spawn.start(new SpawnRequest(java.util.List.of("bridge", "-d", "link"), java.util.Map.of("PATH", "/usr/sbin:/sbin:/usr/bin"),
                    java.util.List.of(-1, pipe.writeEnd()), false, Optional.empty()));
            pipe.closeWriteEnd();
            var text = new String(pipe.input().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            child.await();
            return text;
        }
    }

    private static void configure() throws IOException {
        try (var netlink = Netlink.open()) {
            int eth0 = netlink.index("eth0");
            netlink.up(netlink.index("lo"));
            netlink.address(eth0, InetAddress.getByName("10.9.0.2"), 16);
            netlink.address(eth0, InetAddress.getByName("fd00::2"), 64);
            netlink.up(eth0);
            netlink.defaultRoute(InetAddress.getByName("10.9.0.1"));
            var link = netlink.links().stream().filter(l -> l.index() == eth0).findFirst().orElseThrow();
            assertEquals(new Netlink.Link(eth0, "eth0", "veth", "02:42:0a:09:00:02", true, 1400, 0), link);
            assertTrue(netlink.addresses().contains(new Netlink.Address(eth0, InetAddress.getByName("10.9.0.2"), 16)));
            assertTrue(netlink.addresses().contains(new Netlink.Address(eth0, InetAddress.getByName("fd00::2"), 64)));
            assertTrue(netlink.routes().contains(new Netlink.Route(Optional.empty(), 0, Optional.of(InetAddress.getByName("10.9.0.1")), eth0)));
            netlink.removeAddress(eth0, InetAddress.getByName("fd00::2"), 64);
            netlink.down(eth0);
            netlink.rename(eth0, "lan");
            netlink.mac(eth0, "02:42:0a:09:00:03");
            netlink.mtu(eth0, 1300);
            assertEquals(eth0, netlink.index("lan"));
            netlink.delete(eth0);
            assertEquals(-1, netlink.index("lan"));
            assertThrows(ErrnoException.class, () -> netlink.up(eth0));
        }
    }

    @Test void settingsAreThoseOfTheNamespace() throws Exception {
        inside(inner -> {
            Sysctl.write("net.ipv4.ip_forward", "1");
            assertEquals(Optional.of("1"), Sysctl.read("net.ipv4.ip_forward"));
            assertEquals(Optional.of("0"), Namespaces.insideNetwork(inner, () -> {
                Sysctl.write("net.ipv4.ip_forward", "0");
                return Sysctl.read("net.ipv4.ip_forward");
            }));
            assertEquals(Optional.of("1"), Sysctl.read("net.ipv4.ip_forward"));
        });
    }

    @Test void rulesAreAppliedWholeOrRefusedWithTheReason() throws Exception {
        inside(inner -> {
            Nft.apply("table inet jukung { map ports { type inet_service : ipv4_addr; elements = { 8080 : 10.9.0.2 }; }; }\n");
            assertTrue(Nft.list("inet", "jukung").contains("10.9.0.2"));
            var e = assertThrows(IOException.class, () -> Nft.apply("add table inet other\nadd rule inet none x accept\n"));
            assertTrue(String.valueOf(e.getMessage()).contains("No such file"), e.getMessage());
            assertThrows(IOException.class, () -> Nft.list("inet", "other"));
        });
    }

    @Test void virtualThreadsThatAskForItAreNeverAbroadThemselves() throws Exception {
        var home = Apart.network();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                assertEquals(home, executor.submit(() -> {
                    inside(inner -> assertNotEquals(home, Namespaces.insideNetwork(inner, Apart::network)));
                    return Apart.network();
                }).get());
            }
        }
    }
}
