package io.jukung.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A body of unknown length on its way out: each write is a chunk, in one piece with its size. `end` ends it; closing does not.
final class Chunks extends OutputStream {
    private static final int LARGEST = 1 << 16;

    private final OutputStream output;
    private final byte[] buffer = new byte[8 + LARGEST + 2];
    private boolean refused;

    Chunks(OutputStream output) {
        this.output = output;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// @throws IOException if the server takes no more: its answer, sent already, may say why
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += LARGEST) chunk(bytes, offset + done, Math.min(LARGEST, length - done));
    }

    private void chunk(byte[] bytes, int offset, int length) throws IOException {
        var size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int from = 8 - size.length;
        System.arraycopy(size, 0, buffer, from, size.length);
        System.arraycopy(bytes, offset, buffer, 8, length);
        buffer[8 + length] = '\r';
        buffer[9 + length] = '\n';
        put(buffer, from, size.length + length + 2);
    }

    void end() throws IOException {
        put("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, 5);
    }

    /// Whether a write failed for the server's sake.
    boolean refused() {
        return refused;
    }

    private void put(byte[] bytes, int from, int length) throws IOException {
        try {
            output.write(bytes, from, length);
        } catch (IOException e) {
            refused = true;
            throw e;
        }
    }
}
