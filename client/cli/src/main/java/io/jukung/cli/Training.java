package io.jukung.cli;

import io.jukung.cli.command.Console;
import io.jukung.http.HttpConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Runs the usual commands in one process against an engine that always says the same, so that the start-up cache of the
/// program holds the classes they need. Prints nothing.
public final class Training {
    private static final String CONTAINERS = """
            [{"Id":"db16866cafe4faf2383eb1b9cf137a1be276fb4662d2c07a483e1113f26fc3de","Names":["/web"],"Image":"busybox","ImageID":"sha256:d2",\
            "Command":"sleep 1000","Created":1700000000,"Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}],\
            "Labels":{"a":"b"},"State":"running","Status":"Up 2 hours","Mounts":[],"NetworkSettings":{"Networks":{"bridge":{}}}}]""";

    private static final String VERSION = """
            {"Platform":{"Name":"Jukung"},"Version":"0.1.0","Components":[{"Name":"Engine","Version":"0.1.0","Details":{"ApiVersion":"1.51",\
            "MinAPIVersion":"1.24","BuildTime":"2026-11-01T00:00:00Z"}},{"Name":"crun","Version":"1.8","Details":{"GitCommit":""}}]}""";

    private Training() {}

    public static void main(String[] unused) throws IOException {
        HttpConnection.prepare();
        Main.console();
        var folder = Files.createTempDirectory("jukung-training");
        var socket = folder.resolve("engine.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> serve(server));
            for (var line : List.of("ps", "ps -a --format {{.Names}}", "images", "version", "run -d --name web -p 8080:80 -e A=b -v /a:/b busybox sh",
                    "run --rm busybox true", "exec web true", "stop web", "rm -f web", "start web", "kill web", "inspect web", "logs web", "port web", "restart web", "top web", "events", "pull busybox", "--help", "run --help")) {
                run(socket, folder, List.of(line.split(" ")));
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private static void run(Path socket, Path folder, List<String> words) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var console = new Console(new ByteArrayInputStream(new byte[0]), nowhere, nowhere,
                Map.of("DOCKER_HOST", "unix://" + socket, "DOCKER_CONFIG", folder.toString()), folder, Clock.systemUTC(), new Nobody());
        new Program(console, new EngineOpener(nowhere)).run(words);
    }

    private static final class Nobody implements Console.Terminals {
        @Override
        public boolean stdin() { return false; }

        @Override
        public boolean stdout() { return false; }

        @Override
        public boolean stderr() { return false; }
    }

    private static void serve(ServerSocketChannel server) {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofPlatform().daemon().start(() -> answer(client));
            }
        } catch (IOException e) {
            // The training is over.
        }
    }

    /// Reads one request after another, each up to its empty line; bodies are skipped by their length.
    private static void answer(SocketChannel client) {
        try (client) {
            var head = new StringBuilder();
            var one = ByteBuffer.allocate(1);
            while (client.read(one.clear()) > 0) {
                head.append((char) one.get(0));
                if (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) continue;
                skip(client, head.toString());
                boolean last = reply(client, head.toString());
                if (last) return;
                head.setLength(0);
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private static void skip(SocketChannel client, String head) throws IOException {
        int at = head.indexOf("Content-Length: ");
        if (at < 0) return;
        var body = ByteBuffer.allocate(Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)).strip()));
        while (body.hasRemaining()) if (client.read(body) < 0) return;
    }

    private static boolean reply(SocketChannel client, String head) throws IOException {
        var path = head.substring(0, head.indexOf('\r'));
        if (path.contains("/attach") || path.contains("/exec/db16/start")) {
            write(client, "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
            return true;
        }
        var body = body(path);
        write(client, "HTTP/1.1 200 OK\r\nApi-Version: 1.51\r\nOstype: linux\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + (path.startsWith("HEAD") ? "" : body));
        return false;
    }

    private static String body(String path) {
        if (path.startsWith("HEAD")) return "";
        if (path.contains("/containers/json")) return CONTAINERS;
        if (path.contains("/images/json")) return "[{\"Id\":\"sha256:d2ca\",\"RepoTags\":[\"busybox:latest\"],\"Created\":1700000000,\"Size\":1982000}]";
        if (path.contains("/images/create")) return "{\"status\":\"Pulling from library/busybox\",\"id\":\"latest\"}\r\n";
        if (path.contains("/version")) return VERSION;
        if (path.contains("/events")) return "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"db16\",\"Attributes\":{\"name\":\"web\"}},\"timeNano\":1700000000000000000}\n";
        if (path.contains("/top")) return "{\"Titles\":[\"PID\",\"CMD\"],\"Processes\":[[\"1\",\"sleep\"]]}";
        if (path.contains("/logs")) return "\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0001x";
        return "{\"Id\":\"db16\",\"StatusCode\":0,\"Warnings\":[],\"Config\":{},\"Version\":\"28.5.2\",\"Components\":[]}";
    }

    private static void write(SocketChannel client, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) client.write(bytes);
    }
}
