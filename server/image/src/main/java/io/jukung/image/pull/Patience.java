package io.jukung.image.pull;

import io.jukung.distribution.RegistryException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for an answer, but not for ever.
final class Patience {
    private Patience() {}

    /// The answer, or empty if nobody gave one in time. An answer that says no is thrown.
    static <T> Optional<T> within(Duration limit, Callable<T> question) throws IOException, InterruptedException {
        var answer = new CompletableFuture<T>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            thread.interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RegistryException.Unreachable _ -> {
                    return Optional.empty();
                }
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case null, default -> throw new IOException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
