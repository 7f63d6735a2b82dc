package io.jukung.bench;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The smallest client there is: one request, one connection, the whole answer as text. What it costs is far below what it measures.
final class Wire {
    private static final long LIMIT_SECONDS = 60;
    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"");
    /// Breaks off what is not answered in time; a thread that keeps no program alive.
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> Thread.ofPlatform().daemon().unstarted(task));

    private Wire() {}

    static String ask(Path socket, String method, String path, String json) throws IOException {
        return ask(socket, method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static String ask(Path socket, String method, String path, String type, byte[] body) throws IOException {
        try (var asked = Asked.send(socket, method, path, type, body)) {
            return asked.answer();
        }
    }

    /// A question that waits for its answer.
    record Asked(SocketChannel channel, Future<?> limit, String request, ByteArrayOutputStream soFar) implements Closeable {
        static Asked send(Path socket, String method, String path, String type, byte[] body) throws IOException {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            var limit = WATCH.schedule(() -> quietly(channel), LIMIT_SECONDS, TimeUnit.SECONDS);
            var asked = new Asked(channel, limit, method + " " + path, new ByteArrayOutputStream());
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                var head = method + " " + path + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n"
                        + (body.length == 0 ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + body.length + "\r\n\r\n";
                var out = ByteBuffer.allocate(head.length() + body.length).put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
                while (out.hasRemaining()) channel.write(out);
                return asked;
            } catch (IOException e) {
                asked.close();
                throw e;
            }
        }

        /// The engine has taken the question up: its answer has begun.
        void begun() throws IOException {
            if (soFar.size() == 0) more();
        }

        String answer() throws IOException {
            while (more()) continue;
            return checked(soFar.toString(StandardCharsets.UTF_8), request);
        }

        private boolean more() throws IOException {
            var buffer = ByteBuffer.allocate(8192);
            try {
                if (channel.read(buffer) < 0) return false;
            } catch (AsynchronousCloseException e) {
                throw new IOException(request + " was not answered within " + LIMIT_SECONDS + " s", e);
            }
            soFar.write(buffer.array(), 0, buffer.position());
            return true;
        }

        @Override
        public void close() {
            limit.cancel(false);
            quietly(channel);
        }
    }

    private static void quietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage());
        }
    }

    private static String checked(String answer, String request) throws IOException {
        if (!answer.startsWith("HTTP/1.1 2")) throw new IOException(request + " was answered: " + answer);
        return answer;
    }

    static boolean answersPing(Path socket) {
        try {
            return ask(socket, "GET", "/_ping", "").endsWith("OK");
        } catch (IOException e) {
            return false;
        }
    }

    /// A field's text in an answer, without parsing all of it.
    static String field(String answer, String name) throws IOException {
        int at = answer.indexOf("\"" + name + "\":\"");
        if (at < 0) throw new IOException("no " + name + " in " + answer);
        int from = at + name.length() + 4;
        return answer.substring(from, answer.indexOf('"', from));
    }

    /// The ids of all containers with a label.
    static List<String> labelled(Path socket, String label) throws IOException {
        var answer = ask(socket, "GET", "/containers/json?all=1&filters=%7B%22label%22%3A%5B%22" + label + "%22%5D%7D", "");
        return ID.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    static String versions(Path socket) throws IOException {
        var answer = ask(socket, "GET", "/version", "");
        var tree = JsonParser.parseString(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1)).getAsJsonObject();
        var names = new ArrayList<String>();
        for (var each : tree.getAsJsonArray("Components")) {
            var part = each.getAsJsonObject();
            names.add(part.get("Name").getAsString() + " " + part.get("Version").getAsString());
        }
        return String.join(", ", names);
    }
}
