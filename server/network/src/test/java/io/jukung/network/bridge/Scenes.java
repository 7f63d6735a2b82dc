package io.jukung.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import io.jukung.kernel.Netlink;
import io.jukung.kernel.Nft;
import io.jukung.network.NetworkMode;
import io.jukung.network.PublishedPort;
import io.jukung.network.Protocol;
import io.jukung.network.PortRange;
import io.jukung.network.SandboxRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the sandboxes do on a host of their own. Runs as a program in a fresh network namespace, one line for each scene;
/// after each the host must be as it was before.
final class Scenes {
    interface Scene {
        void play(Stage stage) throws Exception;
    }

    private static final NetworkMode BRIDGE = new NetworkMode.Bridge("bridge");
    private static final String HOST = "10.99.0.1";

    private Scenes() {}

    static Map<String, Scene> all() {
        var scenes = new LinkedHashMap<String, Scene>();
        scenes.put("a published port answers on loopback, the host's address and ::1, and bytes after a half close arrive", Scenes::published);
        scenes.put("containers reach each other, and their own published port", Scenes::between);
        scenes.put("a port of another container is refused in docker's words, with that container in the remedy", Scenes::allocated);
        scenes.put("a port of another program is refused in docker's words", Scenes::foreign);
        scenes.put("a held port is refused to other programs, whatever options they set, also when it has been handed over", Scenes::held);
        scenes.put("a port on 127.0.0.1 answers there and nowhere else", Scenes::oneAddress);
        scenes.put("a container cannot reach the host's loopback through the bridge", Scenes::loopbackIsGuarded);
        scenes.put("ranges and random ports find a free one", Scenes::ranges);
        scenes.put("a sandbox outlives its engine, and the next one adopts it with ports and relays", Scenes::adoption);
        scenes.put("a table that somebody flushed comes back with the next change", Scenes::flushed);
        scenes.put("two engines side by side have ranges and tables of their own", Scenes::sideBySide);
        scenes.put("a FORWARD policy of DROP is seen, arranged for, told, and left as it was", Scenes::forwardDrop);
        scenes.put("a failed create gives back address, ports and namespace", Scenes::failure);
        scenes.put("containers that must not talk to each other cannot", Scenes::silence);
        scenes.put("none has loopback only; host and container share", Scenes::otherModes);
        return scenes;
    }

    public static void main(String[] args) throws Exception {
        try (var netlink = Netlink.open()) {
            int lo = netlink.index("lo");
            netlink.up(lo);
            netlink.address(lo, InetAddress.ofLiteral(HOST), 32);
        }
        for (var scene : all().entrySet()) {
            var stage = new Stage();
            try {
                var before = stage.hostState();
                scene.getValue().play(stage);
                stage.waitForHostState(before);
                System.out.println("PASS\t" + scene.getKey());
            } catch (Exception | AssertionError e) {
                stage.endServers();
                var trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                System.out.println("FAIL\t" + scene.getKey() + "\t" + trace.toString().replace("\n", "\\n"));
            }
        }
        System.exit(0); // servers of the scenes still listen
    }

    private static SandboxRequest on(String name, PublishedPort... ports) {
        return SandboxRequest.of(name, BRIDGE, ports);
    }

    private static void published(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            var web = engine.create("web.1", on("web", PublishedPort.tcp(8080, 80)));
            stage.serve(web, 80, "ahoy");
            assertEquals(List.of("0.0.0.0:8080", ":::8080"), web.ports().stream().map(p -> p.hostText() + ":" + p.hostPort()).toList());
            assertEquals("ahoy 4", stage.ask("127.0.0.1", 8080, "4"));
            assertEquals("ahoy host", stage.ask(HOST, 8080, "host"));
            assertEquals("ahoy 6", stage.ask("::1", 8080, "6"));
            assertEquals("ahoy " + "x".repeat(300_000), stage.ask("::1", 8080, "x".repeat(300_000)));
            engine.release("web.1");
            assertThrows(IOException.class, () -> stage.ask("127.0.0.1", 8080, "gone"));
            assertThrows(IOException.class, () -> stage.ask("::1", 8080, "gone"));
            assertEquals(List.of(), engine.ids());
        }
    }

    private static void between(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            var web = engine.create("web.1", on("web", PublishedPort.tcp(8080, 80)));
            var other = engine.create("other.1", on("other"));
            stage.serve(web, 80, "ahoy");
            var address = web.endpoint().orElseThrow().addressed().orElseThrow();
            assertEquals("172.17.0.2", address.address().getHostAddress());
            assertEquals("02:42:ac:11:00:02", address.mac().text());
            assertEquals("ahoy direct", stage.askFrom(other, address.address().getHostAddress(), 80, "direct"));
            assertEquals("ahoy by host", stage.askFrom(other, HOST, 8080, "by host"));
            assertEquals("ahoy by gateway", stage.askFrom(other, address.gateway().getHostAddress(), 8080, "by gateway"));
            assertEquals("ahoy myself", stage.askFrom(web, HOST, 8080, "myself"));
            engine.release("web.1");
            engine.release("other.1");
        }
    }

    private static void allocated(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            engine.create("db.1", on("db", PublishedPort.tcp(8080, 5432)));
            var problem = assertThrows(Problem.class, () -> engine.create("web.1", on("web", PublishedPort.tcp(8080, 80))));
            assertTrue(problem.message().matches("failed to set up container networking: driver failed programming external connectivity on endpoint "
                    + "web \\([0-9a-f]{64}\\): Bind for 0.0.0.0:8080 failed: port is already allocated"), problem.message());
            assertTrue(problem.remedy().orElseThrow().contains("jukung stop db"));
            assertEquals(List.of("db.1"), engine.ids());
            engine.release("db.1");
        }
    }

    private static void foreign(Stage stage) throws Exception {
        try (var engine = stage.engine(); var listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress("127.0.0.1", 8080));
            var problem = assertThrows(Problem.class, () -> engine.create("web.1", on("web", PublishedPort.tcp(8080, 80))));
            assertTrue(problem.message().endsWith("): failed to bind host port for 0.0.0.0:8080:172.17.0.2:80/tcp: address already in use"), problem.message());
        }
    }

    private static void held(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            var web = engine.create("web.1", on("web", PublishedPort.tcp(8080, 80),
                    new PublishedPort(Protocol.UDP, 53, Optional.empty(), Optional.of(PortRange.only(5353)))));
            assertEquals(2, web.heldSockets().size());
            assertThrows(BindException.class, () -> new ServerSocket(8080).close());
            assertThrows(BindException.class, () -> new java.net.DatagramSocket(5353).close());
            // What a supervisor does: a child inherits the sockets, and the engine lets go of its own.
            var copies = web.heldSockets().stream().map(Scenes::copy).toList();
            engine.handedOver("web.1");
            engine.close();
            assertThrows(BindException.class, () -> new ServerSocket(8080).close());
            assertThrows(BindException.class, () -> new java.net.DatagramSocket(5353).close());
            copies.forEach(io.jukung.kernel.Fd::close);
            new ServerSocket(8080).close();
            engine.release("web.1");
        }
    }

    private static int copy(int fd) {
        try {
            return io.jukung.kernel.Fd.dup(fd);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void oneAddress(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            var web = engine.create("web.1", on("web", new PublishedPort(Protocol.TCP, 80,
                    Optional.of(InetAddress.ofLiteral("127.0.0.1")), Optional.of(PortRange.only(8080)))));
            stage.serve(web, 80, "ahoy");
            var other = engine.create("other.1", on("other", PublishedPort.tcp(8081, 80)));
            assertEquals("ahoy 4", stage.ask("127.0.0.1", 8080, "4"));
            assertThrows(IOException.class, () -> stage.ask(HOST, 8080, "host"));
            assertThrows(IOException.class, () -> stage.ask("::1", 8080, "6"));
            assertThrows(IOException.class, () -> stage.askFrom(other, "172.17.0.1", 8080, "gateway"));
            engine.release("web.1");
            engine.release("other.1");
        }
    }

    private static void loopbackIsGuarded(Stage stage) throws Exception {
        try (var engine = stage.engine(); var listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress("127.0.0.1", 9000));
            var web = engine.create("web.1", on("web"));
            var netns = web.netns().orElseThrow();
            // A hostile container routes 127.0.0.1 out of its own eth0.
            var hostile = new ProcessBuilder("nsenter", "--net=" + netns, "sh", "-c",
                    "echo 1 > /proc/sys/net/ipv4/conf/eth0/route_localnet; ip addr del 127.0.0.1/8 dev lo; ip route flush table local; "
                    + "ip route add local 172.17.0.2 dev eth0 table local; ip route add 127.0.0.1 via 172.17.0.1 dev eth0 src 172.17.0.2").redirectErrorStream(true).start();
            assertEquals("", new String(hostile.getInputStream().readAllBytes()));
            assertThrows(IOException.class, () -> io.jukung.kernel.Namespaces.insideNetwork(netns, () -> {
                try (var socket = new java.net.Socket()) {
                    socket.connect(new InetSocketAddress("127.0.0.1", 9000), 300);
                }
                return true;
            }));
            engine.release("web.1");
        }
    }

    private static void ranges(Stage stage) throws Exception {
        try (var engine = stage.engine(); var taken = new ServerSocket(8000)) {
            var range = new PublishedPort(Protocol.TCP, 80, Optional.empty(), Optional.of(new PortRange(8000, 8002)));
            assertEquals(8001, engine.create("a.1", on("a", range)).ports().getFirst().hostPort());
            assertEquals(8002, engine.create("b.1", on("b", range)).ports().getFirst().hostPort());
            assertThrows(Problem.class, () -> engine.create("c.1", on("c", range)));
            int random = engine.create("d.1", on("d", PublishedPort.tcp(0, 80))).ports().getFirst().hostPort();
            assertTrue(random >= 32768 && random <= 60999);
            for (var id : List.of("a.1", "b.1", "d.1")) engine.release(id);
        }
    }

    private static void adoption(Stage stage) throws Exception {
        var first = stage.engine();
        var web = first.create("web.1", on("web", PublishedPort.tcp(8080, 80)));
        stage.serve(web, 80, "ahoy");
        var supervisor = web.heldSockets().stream().map(Scenes::copy).toList();
        first.close();
        assertEquals("ahoy still", stage.ask("127.0.0.1", 8080, "still"));
        assertThrows(IOException.class, () -> stage.ask("::1", 8080, "paused"));
        try (var second = stage.engine()) {
            assertEquals(List.of("web.1"), second.ids());
            var adopted = second.adopt("web.1").orElseThrow();
            assertEquals(web.endpoint(), adopted.endpoint());
            assertEquals(web.ports(), adopted.ports());
            assertEquals(web.sandboxId(), adopted.sandboxId());
            assertEquals("ahoy 4", stage.ask("127.0.0.1", 8080, "4"));
            assertEquals("ahoy 6", stage.ask("::1", 8080, "6"));
            assertThrows(Problem.class, () -> second.create("b.1", on("b", PublishedPort.tcp(8080, 80))));
            assertNotEquals(web.endpoint().flatMap(e -> e.addressed()).orElseThrow().address(),
                    second.create("b.2", on("b")).endpoint().flatMap(e -> e.addressed()).orElseThrow().address());
            second.release("b.2");
            second.release("web.1");
            supervisor.forEach(io.jukung.kernel.Fd::close);
            second.create("web.2", on("web", PublishedPort.tcp(8080, 80)));
            second.release("web.2");
        }
    }

    private static void flushed(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            var web = engine.create("web.1", on("web", PublishedPort.tcp(8080, 80)));
            stage.serve(web, 80, "ahoy");
            Nft.apply("flush ruleset\n");
            engine.create("b.1", on("b", PublishedPort.tcp(8081, 80)));
            assertEquals("ahoy again", stage.ask("127.0.0.1", 8080, "again"));
            engine.release("b.1");
            engine.release("web.1");
        }
    }

    private static void sideBySide(Stage stage) throws Exception {
        try (var one = stage.engine(); var two = stage.engine("jk-two", Optional.empty()); var three = stage.engine("jk.three", Optional.of(Subnet.parse("10.231.0.1/24")))) {
            one.create("a.1", on("a", PublishedPort.tcp(8080, 80)));
            var b = two.create("b.1", on("b", PublishedPort.tcp(8081, 80)));
            var c = three.create("c.1", on("c", PublishedPort.tcp(8082, 80)));
            stage.serve(b, 80, "two");
            stage.serve(c, 80, "three");
            assertEquals("172.18.0.0/16", two.find("bridge").orElseThrow().pools().getFirst().subnet());
            assertEquals("two x", stage.ask("127.0.0.1", 8081, "x"));
            assertEquals("three x", stage.ask("127.0.0.1", 8082, "x"));
            assertEquals("two over", stage.askFrom(c, HOST, 8081, "over"));
            assertThrows(IOException.class, () -> stage.askFrom(c, "172.18.0.2", 80, "past the port"));
            one.release("a.1");
            one.close();
            assertEquals("two y", stage.ask("127.0.0.1", 8081, "y"));
            two.release("b.1");
            three.release("c.1");
        }
    }

    private static void forwardDrop(Stage stage) throws Exception {
        Nft.apply("table ip filter {\nchain FORWARD {\ntype filter hook forward priority 0; policy drop;\n}\n}\n");
        var before = stage.rules();
        try (var engine = stage.engine(); var other = stage.engine("jk-two", Optional.empty())) {
            var web = engine.create("web.1", on("web", PublishedPort.tcp(8080, 80)));
            stage.serve(web, 80, "ahoy");
            var client = other.create("c.1", on("c"));
            assertEquals("ahoy forwarded", stage.askFrom(client, HOST, 8080, "forwarded"));
            assertTrue(engine.warnings().getFirst().contains("DROP"));
            engine.release("web.1");
            other.release("c.1");
        }
        assertEquals(before, stage.rules());
        Nft.apply("delete table ip filter\n");
    }

    private static void failure(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            var outside = new SandboxRequest("x", BRIDGE, List.of(), Optional.empty(), Optional.of(InetAddress.ofLiteral("10.1.1.1")));
            assertThrows(Problem.Invalid.class, () -> engine.create("x.1", outside));
            assertThrows(Problem.NotFound.class, () -> engine.create("x.1", SandboxRequest.of("x", new NetworkMode.Bridge("nowhere"))));
            assertThrows(Problem.class, () -> engine.create("x.1", on("x", PublishedPort.tcp(8080, 80), PublishedPort.tcp(8080, 81))));
            assertEquals(List.of(), engine.ids());
            new ServerSocket(8080).close();
            engine.release("never.1");
        }
    }

    private static void silence(Stage stage) throws Exception {
        var s = stage.settings();
        var quiet = new BridgeSettings(s.runFolder(), s.stateFolder(), s.bridge(), s.bip(), s.mtu(), true, true, true, false, true);
        try (var engine = stage.engine(quiet)) {
            var web = engine.create("web.1", on("web", PublishedPort.tcp(8080, 80)));
            var other = engine.create("other.1", on("other"));
            stage.serve(web, 80, "ahoy");
            assertEquals("ahoy host", stage.ask("127.0.0.1", 8080, "host"));
            assertThrows(IOException.class, () -> stage.askFrom(other, "172.17.0.2", 80, "neighbour"));
            engine.release("web.1");
            engine.release("other.1");
        }
    }

    private static void otherModes(Stage stage) throws Exception {
        try (var engine = stage.engine()) {
            var alone = engine.create("a.1", SandboxRequest.of("a", new NetworkMode.None()));
            stage.serve(alone, 80, "ahoy");
            assertEquals("ahoy lo", stage.askFrom(alone, "127.0.0.1", 80, "lo"));
            assertEquals("none", alone.endpoint().orElseThrow().networkName());
            var host = engine.create("h.1", SandboxRequest.of("h", new NetworkMode.Host()));
            assertEquals(Optional.empty(), host.netns());
            var guest = engine.create("g.1", SandboxRequest.of("g", new NetworkMode.Container("a", alone.netns().orElseThrow())));
            engine.release("g.1");
            assertEquals("ahoy lo", stage.askFrom(alone, "127.0.0.1", 80, "lo"));
            assertTrue(guest.endpoint().isEmpty());
            assertTrue(engine.adopt("h.1").isPresent());
            engine.release("a.1");
            engine.release("h.1");
            assertFalse(stage.hostState().contains("jukung0"), "no bridge is made for those who need none");
        }
    }
}
