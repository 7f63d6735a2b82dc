package io.jukung.scenarios.hostile;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// `RudeClient SOCKET TIMES CONTAINER`: asks an engine for things, so many times each, and goes away before it has said or heard all.
/// What it heard it prints, once a kind.
public final class RudeClient {
    private static final String HOST = " HTTP/1.1\r\nHost: engine\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final UnixDomainSocketAddress address;
    private final int times;

    private RudeClient(String socket, int times) {
        this.address = UnixDomainSocketAddress.of(socket);
        this.times = times;
    }

    public static void main(String[] words) throws IOException {
        var client = new RudeClient(words[0], Integer.parseInt(words[1]));
        var container = "/v1.43/containers/" + words[2];
        client.vanish("half a line", "GET /v1.43/inf");
        client.vanish("half a head", "GET /v1.43/info" + HOST + "X-Half: ");
        client.vanish("half a body", "POST /v1.43/containers/create" + HOST + JSON + "Content-Length: 1000\r\n\r\n{\"Image\":");
        client.vanish("half a chunk", "POST /v1.43/containers/create" + HOST + JSON + "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"Image\":");
        client.vanish("half an archive", "POST /v1.43/images/create?fromSrc=-&repo=half" + HOST + "Content-Type: application/x-tar\r\nContent-Length: 100000\r\n\r\n12345");
        client.heard("no answer awaited", "GET " + container + "/json" + HOST + "\r\n", 0);
        client.heard("logs", "GET " + container + "/logs?follow=1&stdout=1&tail=1" + HOST + "\r\n", 1);
        client.heard("attach", "POST " + container + "/attach?stream=1&stdout=1&stdin=1" + HOST + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n", 1);
        client.heard("events", "GET /v1.43/events" + HOST + "\r\n", 1);
        client.heard("wait", "POST " + container + "/wait" + HOST + "\r\n", 1);
        client.heard("no http", "ahoy\r\n\r\n", 1);
        client.heard("bad length", "POST /v1.43/containers/create" + HOST + JSON + "Content-Length: many\r\n\r\n", 1);
        client.heard("huge head", "GET /v1.43/info" + HOST + "X-Huge: " + "x".repeat(2_000_000) + "\r\n\r\n", 1);
    }

    private void vanish(String what, String request) throws IOException {
        heard(what, request, 0);
    }

    /// @param bytes how many it waits for, at least, before it goes
    private void heard(String what, String request, int bytes) throws IOException {
        var first = "";
        for (int n = 0; n < times; n++) {
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(address);
                send(channel, request);
                if (bytes > 0) first = new String(Channels.newInputStream(channel).readNBytes(12), StandardCharsets.US_ASCII);
            }
        }
        System.out.println(what + ": " + (first.isEmpty() ? "gone" : first));
    }

    private static void send(SocketChannel channel, String request) {
        try {
            var buffer = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            while (buffer.hasRemaining()) channel.write(buffer);
        } catch (IOException e) {
            // the engine has heard enough, and may have said so
        }
    }
}
