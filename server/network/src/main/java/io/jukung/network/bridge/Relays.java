package io.jukung.network.bridge;

import io.jukung.network.BoundPort;
import io.jukung.network.Endpoint;
import io.jukung.network.Protocol;
import io.jukung.network.Sandbox;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The relays of all sandboxes: one for each TCP port published on an IPv6 address.
final class Relays implements Closeable {
    private final Map<String, List<Relay>> listening = new ConcurrentHashMap<>();

    /// All of the sandbox's relays, or none.
    void listen(Sandbox sandbox) throws IOException {
        var target = sandbox.endpoint().flatMap(Endpoint::addressed);
        if (target.isEmpty()) return;
        var started = new ArrayList<Relay>();
        try {
            for (var port : sandbox.ports()) {
                if (!wanted(port)) continue;
                started.add(Relay.listen(new InetSocketAddress(port.hostAddress(), port.hostPort()),
                        new InetSocketAddress(target.get().address(), port.containerPort())));
            }
        } catch (IOException e) {
            for (var relay : started) relay.close();
            throw e;
        }
        if (!started.isEmpty()) listening.put(sandbox.id(), started);
    }

    /// @return why not, in a sentence; empty if they listen
    Optional<String> listenIfPossible(Sandbox sandbox) {
        try {
            listen(sandbox);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the published ports of " + sandbox.id() + " cannot be reached by IPv6: " + e.getMessage());
        }
    }

    private static boolean wanted(BoundPort port) {
        return port.protocol() == Protocol.TCP && port.hostAddress() instanceof Inet6Address;
    }

    void close(String id) throws IOException {
        var relays = listening.remove(id);
        if (relays == null) return;
        for (var relay : relays) relay.close();
    }

    @Override
    public void close() throws IOException {
        for (var id : List.copyOf(listening.keySet())) close(id);
    }
}
