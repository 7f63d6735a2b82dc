package io.jukung.engine.stream;

import io.jukung.runtime.Attachment;
import io.jukung.runtime.Output;
import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// The one connection to a container's streams, fanned out to everybody attached.
///
/// Listeners may come before the container starts and stay over its end. A slow one holds back this container and nothing
/// else; one that fails is dropped. Any thread may call.
public final class StreamHub implements Output {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Attachment> attachment = Optional.empty();

    /// One who listens until the end of a run.
    public static final class Listener {
        private final Output output;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        private Listener(Output output) {
            this.output = output;
        }

        /// Completes after the run's last byte was handed over, or the listener was dropped.
        public CompletableFuture<Void> ended() {
            return ended;
        }
    }

    public Listener add(Output output) {
        var listener = new Listener(output);
        listeners.add(listener);
        return listener;
    }

    public void drop(Listener listener) {
        listeners.remove(listener);
        listener.ended.complete(null);
    }

    public boolean listenedTo() {
        return !listeners.isEmpty();
    }

    public boolean connected() {
        return attachment.isPresent();
    }

    public void connect(Attachment connection) {
        attachment = Optional.of(connection);
    }

    /// The run never came to be, or ended without a connection: nobody is to wait for more.
    public void disconnect() {
        attachment = Optional.empty();
        for (var listener : listeners) {
            listener.output.end();
            drop(listener);
        }
    }

    /// Drops the bytes if the container does not run or its input has ended.
    public void send(byte[] bytes, int offset, int length) throws IOException {
        var connection = attachment;
        if (connection.isPresent()) connection.get().write(bytes, offset, length);
    }

    public void closeInput() throws IOException {
        var connection = attachment;
        if (connection.isPresent()) connection.get().closeStdin();
    }

    /// When the run's last byte has been handed over; at once if nothing is connected.
    public CompletableFuture<Void> drained() {
        return attachment.map(Attachment::ended).orElse(CompletableFuture.completedFuture(null));
    }

    @Override
    public void write(StreamKind stream, byte[] bytes) {
        for (var listener : listeners) {
            try {
                listener.output.write(stream, bytes);
            } catch (IOException | RuntimeException e) {
                drop(listener);
            }
        }
    }

    @Override
    public void end() {
        disconnect();
    }
}
