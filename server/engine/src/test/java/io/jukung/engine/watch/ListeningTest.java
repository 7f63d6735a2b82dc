package io.jukung.engine.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.network.BoundPort;
import io.jukung.network.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/// This JVM stands for the container: its own sockets are looked at.
class ListeningTest {
    private static BoundPort leadsTo(int port) {
        return new BoundPort(Protocol.TCP, port, InetAddress.ofLiteral("0.0.0.0"), 8080);
    }

    private static Listening here() {
        return Listening.in(ProcessHandle.current().pid());
    }

    @Test void aPortNobodyListensOnIsFound() throws Exception {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        assertEquals("nobody-listens", here().about(leadsTo(port), "web").orElseThrow().finding());
    }

    @Test void whoListensOnLoopbackAloneIsFoundInEitherFamily() throws Exception {
        for (var address : new String[] {"127.0.0.1", "::1"}) {
            try (var server = new ServerSocket()) {
                server.bind(new InetSocketAddress(address, 0));
                assertEquals("only-loopback", here().about(leadsTo(server.getLocalPort()), "web").orElseThrow().finding());
            }
        }
    }

    @Test void whoListensEverywhereIsNoFinding() throws Exception {
        try (var server = new ServerSocket(0)) {
            assertTrue(here().about(leadsTo(server.getLocalPort()), "web").isEmpty());
        }
    }
}
