package io.jukung.image.pull;

import io.jukung.image.PullProgress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Work that several pulls want at the same time is done once: the first does it, the others watch and wait.
/// They all share its outcome. Any thread may call.
final class Shared<K> {
    interface Work {
        void run(Consumer<PullProgress> progress) throws IOException, InterruptedException;
    }

    private static final class Flight {
        final List<Consumer<PullProgress>> watchers = new CopyOnWriteArrayList<>();
        final CompletableFuture<Void> done = new CompletableFuture<>();

        void tell(PullProgress progress) {
            watchers.forEach(w -> w.accept(progress));
        }
    }

    private final Map<K, Flight> flights = new ConcurrentHashMap<>();

    void run(K key, Consumer<PullProgress> progress, Work work) throws IOException, InterruptedException {
        var mine = new Flight();
        mine.watchers.add(progress);
        var running = flights.putIfAbsent(key, mine);
        if (running == null) lead(key, mine, work);
        else follow(running, progress);
    }

    private void lead(K key, Flight flight, Work work) throws IOException, InterruptedException {
        try {
            work.run(flight::tell);
            flights.remove(key, flight);
            flight.done.complete(null);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            flights.remove(key, flight);
            flight.done.completeExceptionally(e);
            throw e;
        }
    }

    private static void follow(Flight flight, Consumer<PullProgress> progress) throws IOException, InterruptedException {
        flight.watchers.add(progress);
        try {
            flight.done.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case InterruptedException _ -> throw new IOException("the pull that was downloading it was cancelled", e);
                case null, default -> throw new IOException(String.valueOf(e.getMessage()), e);
            }
        } finally {
            flight.watchers.remove(progress);
        }
    }
}
