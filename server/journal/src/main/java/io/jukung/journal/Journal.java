package io.jukung.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// The engine's memory of what happened. Any thread may call.
public interface Journal extends Closeable {
    /// Keeps the event and hands it to every listener, in the order of the calls. A disk that fails costs the record, never the caller.
    void append(Event event);

    /// The last events, oldest first; those of earlier engines among them.
    List<Event> recent();

    /// Tells every event from now on; the listener must not block. What `recent` held at that moment is the first argument's list.
    Subscription subscribe(Consumer<Event> listener);

    /// What had been kept when the listening began, and the way to end it.
    record Subscription(List<Event> before, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    @Override
    void close() throws IOException;
}
