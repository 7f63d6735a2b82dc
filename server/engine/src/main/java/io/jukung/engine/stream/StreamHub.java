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
    /// Of the present run, or of the next one while none is connected.
    private volatile CompletableFuture<Attachment> connection = new CompletableFuture<>();

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
        return connection.isDone();
    }

    public void connect(Attachment attachment) {
        connection.complete(attachment);
    }

    /// The run never came to be, or ended without a connection: nobody is to wait for more.
    public void disconnect() {
        connection = new CompletableFuture<>();
        for (var listener : listeners) {
            listener.output.end();
            drop(listener);
        }
    }

    /// Waits for the run to be connected: clients send their input before they start the container. Bytes for a listener that
    /// has been dropped meanwhile are dropped too.
    public void send(Listener from, byte[] bytes, int offset, int length) throws IOException {
        var to = connected(from);
        if (to.isPresent()) to.get().write(bytes, offset, length);
    }

    public void closeInput(Listener from) throws IOException {
        var to = connected(from);
        if (to.isPresent()) to.get().closeStdin();
    }

    private Optional<Attachment> connected(Listener from) {
        var awaited = connection;
        CompletableFuture.anyOf(awaited, from.ended).join();
        return awaited.isDone() ? Optional.of(awaited.join()) : Optional.empty();
    }

    /// When the run's last byte has been handed over; at once if nothing is connected.
    public CompletableFuture<Void> drained() {
        var now = connection;
        return now.isDone() ? now.join().ended() : CompletableFuture.completedFuture(null);
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
