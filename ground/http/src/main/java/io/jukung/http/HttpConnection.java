package io.jukung.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/// One connection to a server, for one request after the other. One thread at a time, but any thread may close it.
///
/// A further request may be sent when the body of the last answer was read to its end and `reusable` says so. After
/// `upgrade` succeeded the connection belongs to what it returned.
public final class HttpConnection implements Closeable {
    private static final int CHUNK = 32 * 1024;

    private final Transport transport;
    private final InputStream input;
    private final String host;
    private volatile boolean reusable = true;

    private HttpConnection(Transport transport, String host) {
        this.transport = transport;
        this.input = new BufferedInputStream(transport.input(), 16 * 1024);
        this.host = host;
    }

    /// Gets ready, beside whatever else is being done, what the JDK makes when a process opens its first Unix socket: a
    /// generator of random numbers, which takes a fifth of the time of a short command.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("prepare").start(ChannelTransport::prepare);
    }

    public static HttpConnection open(Target target) throws IOException {
        return new HttpConnection(Transport.open(target), target.hostHeader());
    }

    /// Whether another request may be sent. False as long as the last answer's body was not read to its end.
    public boolean reusable() {
        return reusable;
    }

    /// Sends a request and reads the head of its answer; the body stays on the wire until it is read.
    public Response send(Request request) throws IOException {
        write(request);
        return answer(request, head());
    }

    /// Asks to leave HTTP. Any other status than 101 or a raw 200 is an answer, to be read as one.
    public Upgrade upgrade(Request request) throws IOException {
        write(request);
        var head = head();
        if (head.status() == 101) return new Upgrade.Granted(new Hijacked(head, transport, input));
        return new Upgrade.Refused(answer(request, head));
    }

    /// How a server took the wish to upgrade.
    public sealed interface Upgrade {
        record Granted(Hijacked hijacked) implements Upgrade {}

        record Refused(Response response) implements Upgrade {}
    }

    private void write(Request request) throws IOException {
        if (!reusable) throw new IOException("the last answer on this connection was not read to its end");
        reusable = false;
        var head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
        for (var header : request.headers()) head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        // No switch: the first one over types costs a short-lived program some ten milliseconds.
        if (request.body() instanceof Body.Stream(var stream)) {
            put(head.append("Transfer-Encoding: chunked\r\n\r\n"), new byte[0]);
            chunks(stream);
        } else if (request.body() instanceof Body.Written(var content)) {
            put(head.append("Transfer-Encoding: chunked\r\n\r\n"), new byte[0]);
            written(content);
        } else if (request.body() instanceof Body.Bytes(var bytes)) {
            put(head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n"), bytes);
        } else {
            if (!request.method().equals("GET") && !request.method().equals("HEAD")) head.append("Content-Length: 0\r\n");
            put(head.append("\r\n"), new byte[0]);
        }
    }

    private void put(StringBuilder head, byte[] body) throws IOException {
        var bytes = head.toString().getBytes(StandardCharsets.UTF_8);
        var all = java.util.Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, all, bytes.length, body.length);
        transport.output().write(all);
    }

    private void chunks(InputStream stream) throws IOException {
        // Room before and after the data, so that size, data and line end leave in one write.
        var buffer = new byte[8 + CHUNK + 2];
        var output = transport.output();
        for (int n = stream.read(buffer, 8, CHUNK); n >= 0; n = stream.read(buffer, 8, CHUNK)) {
            if (n == 0) continue;
            var size = (Integer.toHexString(n) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            int from = 8 - size.length;
            System.arraycopy(size, 0, buffer, from, size.length);
            buffer[8 + n] = '\r';
            buffer[9 + n] = '\n';
            if (!sent(output, buffer, from, size.length + n + 2)) return;
        }
        sent(output, "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, 5);
    }

    private void written(Body.Content content) throws IOException {
        var chunks = new Chunks(transport.output());
        try {
            content.writeTo(chunks);
            chunks.end();
        } catch (IOException e) {
            if (!chunks.refused()) throw e;
        }
    }

    /// A server may answer and close before it has read everything; its answer says why, so a failed write is not the end.
    private static boolean sent(java.io.OutputStream output, byte[] bytes, int from, int length) {
        try {
            output.write(bytes, from, length);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Head head() throws IOException {
        var head = Head.read(input);
        while (head.status() / 100 == 1 && head.status() != 101) head = Head.read(input);
        return head;
    }

    private Response answer(Request request, Head head) throws IOException {
        boolean keep = !head.says("Connection", "close");
        var length = head.header("Content-Length");
        if (request.method().equals("HEAD") || head.status() == 204 || head.status() == 304) {
            reusable = keep;
            return new Response(head, InputStream.nullInputStream());
        }
        var body = new AnswerBody(this, keep);
        if (head.says("Transfer-Encoding", "chunked")) return new Response(head, body.chunked(input));
        if (length.isEmpty()) return new Response(head, body.untilClose(input));
        try {
            long bytes = Long.parseLong(length.get());
            if (bytes < 0) throw new ProtocolException("Content-Length is negative");
            return new Response(head, body.counted(input, bytes));
        } catch (NumberFormatException e) {
            throw new ProtocolException("Content-Length is no number");
        }
    }

    /// Called when a body was read to its end.
    void finished(boolean keep) {
        reusable = keep;
    }

    @Override
    public void close() throws IOException {
        reusable = false;
        transport.close();
    }
}
