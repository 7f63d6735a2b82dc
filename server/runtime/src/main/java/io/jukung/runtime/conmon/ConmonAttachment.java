package io.jukung.runtime.conmon;

import io.jukung.kernel.Seqpacket;
import io.jukung.runtime.Attachment;
import io.jukung.runtime.Output;
import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The connection to conmon's attach socket. conmon writes to it with blocking writes, so it is read to its end come
/// what may; packets begin with a byte that names the stream.
final class ConmonAttachment implements Attachment {
    private static final int LARGEST_PACKET = 32 << 10;
    private static final int LARGEST_WRITE = 8 << 10;
    private static final int ERR = 3;

    private final Seqpacket socket;
    private final boolean mayClose;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private ConmonAttachment(Seqpacket socket, boolean mayClose) {
        this.socket = socket;
        this.mayClose = mayClose;
    }

    static ConmonAttachment open(Path path, boolean mayClose, Output output) throws IOException {
        var attachment = new ConmonAttachment(Seqpacket.connect(path), mayClose);
        Thread.ofVirtual().name("attach " + path.getParent()).start(() -> attachment.drain(output));
        return attachment;
    }

    private void drain(Output output) {
        Optional<Output> listener = Optional.of(output);
        var buffer = new byte[LARGEST_PACKET];
        try {
            int n;
            while ((n = socket.read(buffer)) >= 0) {
                if (n > 1 && listener.isPresent() && !handOver(listener.get(), buffer, n)) listener = Optional.empty();
            }
        } catch (IOException lost) {
            // conmon is gone, and with it the container: the exit watch tells it.
        } finally {
            socket.close();
            output.end();
            ended.complete(null);
        }
    }

    private static boolean handOver(Output output, byte[] packet, int length) {
        try {
            output.write(packet[0] == ERR ? StreamKind.ERR : StreamKind.OUT, Arrays.copyOfRange(packet, 1, length));
            return true;
        } catch (IOException leaves) {
            return false;
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; at += LARGEST_WRITE) {
            socket.write(bytes, offset + at, Math.min(LARGEST_WRITE, length - at));
        }
    }

    @Override
    public void closeStdin() throws IOException {
        if (mayClose && !ended.isDone()) socket.shutdownWrite();
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }
}
