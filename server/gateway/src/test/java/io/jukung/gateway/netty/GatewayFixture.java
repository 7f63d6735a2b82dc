package io.jukung.gateway.netty;

import io.jukung.gateway.Gateway;
import io.jukung.gateway.Listen;
import io.jukung.gateway.Router;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/// A gateway on a Unix socket and on TCP, for one test.
final class GatewayFixture implements AutoCloseable {
    final Router router = new Router();
    final ConcurrentLinkedQueue<Throwable> logged = new ConcurrentLinkedQueue<>();
    final Path folder;
    final NettyGateway gateway;

    GatewayFixture() throws IOException {
        this(Duration.ofSeconds(60));
    }

    GatewayFixture(Duration headPatience) throws IOException {
        folder = Files.createTempDirectory("gateway");
        var settings = new Gateway.Settings(version -> version.orElse("1.51"), () -> Map.of("Api-Version", "1.51"), logged::add);
        gateway = NettyGateway.open(List.of(new Listen.Unix(folder.resolve("s"), 0600, Optional.empty()), new Listen.Tcp("127.0.0.1", 0)),
                settings, router, headPatience);
    }

    SocketAddress unix() {
        return gateway.addresses().get(0);
    }

    SocketAddress tcp() {
        return gateway.addresses().get(1);
    }

    Raw client() throws IOException {
        return new Raw(unix());
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("never came true: " + what);
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        Files.deleteIfExists(folder);
    }
}
