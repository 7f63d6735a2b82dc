package io.jukung.network.bridge;

import io.jukung.base.Ids;
import io.jukung.kernel.Mounts;
import io.jukung.kernel.Namespaces;
import io.jukung.kernel.Netlink;
import io.jukung.kernel.NativeThreads;
import io.jukung.network.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// The host of a scene, inside a network namespace that is thrown away: folders, engines, servers in sandboxes, clients.
final class Stage {
    final Path folder;
    private final Random random = new Random(7);
    private final List<ServerSocketChannel> servers = new CopyOnWriteArrayList<>();

    Stage() throws IOException {
        folder = Files.createDirectories(Path.of("/tmp/network/stage-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
    }

    BridgeSettings settings() {
        return BridgeSettings.in(folder.resolve("run"), folder.resolve("state"));
    }

    BridgeSandboxes engine(BridgeSettings settings) throws IOException {
        return BridgeSandboxes.open(settings, new Ids(random), random, InstantSource.system());
    }

    BridgeSandboxes engine() throws IOException {
        return engine(settings());
    }

    /// Another engine's folders, bridge and range.
    BridgeSandboxes engine(String bridge, Optional<Subnet> range) throws IOException {
        return engine(BridgeSettings.in(folder.resolve(bridge + "-run"), folder.resolve(bridge + "-state")).named(bridge, range));
    }

    /// A server inside the sandbox: reads to the end of its input, then answers with `greeting` and what it read.
    void serve(Sandbox sandbox, int port, String greeting) throws Exception {
        var listener = Namespaces.insideNetwork(sandbox.netns().orElseThrow(), () -> ServerSocketChannel.open().bind(new InetSocketAddress("0.0.0.0", port)));
        servers.add(listener);
        Thread.ofVirtual().start(() -> {
            while (true) {
                try (var client = listener.accept().socket()) {
                    var said = client.getInputStream().readAllBytes();
                    client.getOutputStream().write((greeting + " " + new String(said, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    /// Sends `text`, half closes, and gives the whole answer.
    String ask(String address, int port, String text) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), 2000);
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String askFrom(Sandbox sandbox, String address, int port, String text) throws Exception {
        return Namespaces.insideNetwork(sandbox.netns().orElseThrow(), () -> ask(address, port, text));
    }

    /// Links, nft tables, and mounts below the stage: what must be the same before and after.
    String hostState() throws Exception {
        var state = new TreeSet<String>();
        try (var netlink = Netlink.open()) {
            netlink.links().forEach(l -> state.add("link " + l.name()));
        }
        Mounts.table().stream().filter(m -> m.mountPoint().startsWith(folder)).forEach(m -> state.add("mount " + m.mountPoint()));
        NativeThreads.run(() -> rules().lines().filter(l -> l.startsWith("table")).map(String::strip).map(state::add).toList());
        return String.join("\n", state);
    }

    void endServers() throws IOException {
        for (var server : servers) server.close();
    }

    String rules() throws Exception {
        var nft = new ProcessBuilder("nft", "list", "ruleset").redirectErrorStream(true).start();
        var text = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        nft.waitFor();
        return text;
    }

    /// Ends the servers, which keep their namespaces as a container's processes do, and waits until nothing is left.
    void waitForHostState(String wanted) throws Exception {
        endServers();
        long limit = System.nanoTime() + 5_000_000_000L;
        while (!hostState().equals(wanted)) {
            if (System.nanoTime() > limit) throw new AssertionError("left on the host:\n" + hostState() + "\ninstead of\n" + wanted);
            Thread.onSpinWait();
        }
    }
}
