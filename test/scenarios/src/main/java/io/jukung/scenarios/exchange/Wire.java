package io.jukung.scenarios.exchange;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Bytes of a socket, and bodies passed on unchanged while a copy of what they hold is kept.
final class Wire {
    interface Last {
        void comes();
    }

    private Wire() {}

    static InputStream input(SocketChannel channel) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(into, from, length));
            }
        };
    }

    static void write(SocketChannel channel, byte[] bytes, int length) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) channel.write(buffer);
    }

    /// Passes a body on. `last` is told before its last bytes leave, so that nothing the receiver does next can come earlier.
    static void pass(Heads head, InputStream in, SocketChannel out, OutputStream copy, Last last) throws IOException {
        if (head.chunked()) chunks(in, out, copy, last);
        else counted(head.length(), in, out, copy, last);
    }

    private static void counted(long length, InputStream in, SocketChannel out, OutputStream copy, Last last) throws IOException {
        var buffer = new byte[32 * 1024];
        long left = length;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) throw new EOFException("the body ended early");
            left -= n;
            copy.write(buffer, 0, n);
            if (left == 0) last.comes();
            write(out, buffer, n);
        }
        if (length == 0) last.comes();
    }

    private static void chunks(InputStream in, SocketChannel out, OutputStream copy, Last last) throws IOException {
        while (true) {
            var size = line(in);
            int length = Integer.parseInt(size.strip(), 16);
            var data = in.readNBytes(length);
            copy.write(data);
            var end = line(in);
            if (length == 0) last.comes();
            var whole = new ByteArrayOutputStream();
            whole.write(size.getBytes(StandardCharsets.US_ASCII));
            whole.write(data);
            whole.write(end.getBytes(StandardCharsets.US_ASCII));
            write(out, whole.toByteArray(), whole.size());
            if (length == 0) return;
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        while (line.length() < 2 || line.charAt(line.length() - 1) != '\n') {
            int b = in.read();
            if (b < 0) throw new EOFException("the body ended within a chunk");
            line.append((char) b);
        }
        return line.toString();
    }
}
