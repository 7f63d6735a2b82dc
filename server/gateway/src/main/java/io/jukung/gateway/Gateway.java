package io.jukung.gateway;

import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// An HTTP server that listens. Closing it stops listening, cuts what is still connected, and removes its Unix sockets.
public interface Gateway extends AutoCloseable {
    /// Where it really listens, in the order asked for.
    List<SocketAddress> addresses();

    @Override
    void close();

    /// What a gateway is told by those who open it.
    ///
    /// @param gate admits API versions
    /// @param commonHeaders headers of every answer (`Api-Version`, `Server`, …), asked for each time
    /// @param log told of failures that are no `Problem`
    record Settings(VersionGate gate, Supplier<Map<String, String>> commonHeaders, Consumer<Throwable> log) {}
}
