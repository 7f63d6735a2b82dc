package io.jukung.daemon;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Work that begins before its result is wanted, on a thread of its own.
final class Ahead<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private Ahead() {}

    static <T> Ahead<T> of(String name, Callable<T> work) {
        var ahead = new Ahead<T>();
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                ahead.result.complete(work.call());
            } catch (Throwable t) {
                ahead.result.completeExceptionally(t);
            }
        });
        return ahead;
    }

    /// Waits for it, and fails as the work has failed.
    T get() throws IOException {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) throw failure;
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw e;
        }
    }
}
