package io.jukung.remote;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;

/// Takes a multiplexed stream apart: frames of stdout and stderr, each behind eight bytes that say which and how long.
public final class Frames {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int SYSTEM_ERROR = 3;

    private Frames() {}

    /// Copies until the stream ends, flushing after every frame. Bytes of a frame are passed on as they arrive.
    ///
    /// @throws EngineError if the engine sent an error in band
    /// @throws EOFException if the stream ends within a frame
    public static void copy(InputStream frames, OutputStream stdout, OutputStream stderr) throws IOException {
        var in = new DataInputStream(frames);
        var buffer = new byte[32 * 1024];
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            in.readFully(buffer, 0, 3);
            long length = in.readInt() & 0xffff_ffffL;
            switch (kind) {
                case STDIN, STDOUT -> pass(in, length, stdout, buffer);
                case STDERR -> pass(in, length, stderr, buffer);
                case SYSTEM_ERROR -> throw new EngineError(500, "error from daemon in stream: " + text(in, length), java.util.Optional.empty());
                default -> throw new ProtocolException("unrecognized stream: " + kind);
            }
        }
    }

    private static void pass(InputStream in, long length, OutputStream out, byte[] buffer) throws IOException {
        for (long left = length; left > 0; ) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) throw new EOFException("the stream ended within a frame");
            out.write(buffer, 0, n);
            left -= n;
        }
        out.flush();
    }

    private static String text(InputStream in, long length) throws IOException {
        return new String(in.readNBytes((int) Math.min(length, 64 * 1024)), java.nio.charset.StandardCharsets.UTF_8).strip();
    }
}
