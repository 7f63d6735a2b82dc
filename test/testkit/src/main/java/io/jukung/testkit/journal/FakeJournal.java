package io.jukung.testkit.journal;

import io.jukung.journal.Event;
import io.jukung.journal.Journal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A journal in memory, which outlives its engine.
public final class FakeJournal implements Journal {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void append(Event event) {
        events.add(event);
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public List<Event> recent() {
        return List.copyOf(events);
    }

    @Override
    public synchronized Subscription subscribe(Consumer<Event> listener) {
        listeners.add(listener);
        return new Subscription(recent(), () -> listeners.remove(listener));
    }

    @Override
    public void close() {
        // kept for the next engine
    }
}
