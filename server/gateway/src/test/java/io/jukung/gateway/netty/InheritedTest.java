package io.jukung.gateway.netty;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.gateway.Gateway;
import io.jukung.gateway.Listen;
import io.jukung.gateway.Router;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sockets that were listening before the gateway came, as systemd hands them over.
@Timeout(20)
class InheritedTest {
    private static final String ASK = "GET /ahoy HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

    @BeforeAll static void theNativeLibraryIsThere() { Epoll.ensureAvailability(); }

    @Test void aClientThatConnectedBeforeTheGatewayOpenedIsAnswered(@TempDir Path folder) throws IOException {
        var path = folder.resolve("s");
        var socket = Socket.newSocketDomain();
        socket.bind(new DomainSocketAddress(path.toFile()));
        socket.listen(10);
        try (var early = new Raw(UnixDomainSocketAddress.of(path))) {
            early.send(ASK);
            try (var _ = open(new Listen.Inherited(socket.intValue(), true))) {
                assertTrue(early.rest().contains("aye"));
            }
        }
    }

    @Test void theFileOfAnInheritedSocketStaysWithWhoeverMadeIt(@TempDir Path folder) throws IOException {
        var path = folder.resolve("s");
        var socket = Socket.newSocketDomain();
        socket.bind(new DomainSocketAddress(path.toFile()));
        socket.listen(10);
        open(new Listen.Inherited(socket.intValue(), true)).close();
        assertTrue(Files.exists(path));
    }

    @Test void anInheritedTcpSocketServesToo() throws IOException {
        var socket = Socket.newSocketStream();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.listen(10);
        try (var gateway = open(new Listen.Inherited(socket.intValue(), false)); var client = new Raw(gateway.addresses().getFirst())) {
            assertTrue(client.send(ASK).rest().contains("aye"));
        }
    }

    private static Gateway open(Listen listen) throws IOException {
        var router = new Router();
        router.get("/ahoy", exchange -> exchange.bytes("text/plain", "aye".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var settings = new Gateway.Settings(version -> version.orElse("1.51"), Map::of, _ -> { });
        return NettyGateway.open(List.of(listen), settings, router);
    }
}
