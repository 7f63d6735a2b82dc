package io.jukung.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Groups of tasks that start and end inside one call, each on a virtual thread of its own.
public final class Tasks {
    private Tasks() {}

    /// Runs all tasks, at most `atOnce` at a time, and returns their results in order.
    /// The first failure interrupts the others, waits for them, and is thrown.
    public static <T> List<T> all(int atOnce, List<? extends Callable<T>> tasks) throws Exception {
        var permits = new Semaphore(atOnce);
        // the first in time: what the others throw then is only that they were interrupted
        var first = new AtomicReference<Exception>();
        var results = new ArrayList<T>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            try {
                for (var task : tasks) futures.add(executor.submit(() -> run(task, permits, first, executor::shutdownNow)));
            } catch (RejectedExecutionException e) {
                // one has failed already: the rest need not begin
            }
            for (var future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    first.compareAndSet(null, e.getCause() instanceof Exception cause ? cause : e);
                }
            }
        }
        var failure = first.get();
        if (failure != null) throw failure;
        return results;
    }

    private static <T> T run(Callable<T> task, Semaphore permits, AtomicReference<Exception> first, Runnable endOthers) throws Exception {
        permits.acquire();
        try {
            return task.call();
        } catch (Exception e) {
            first.compareAndSet(null, e);
            endOthers.run();
            throw e;
        } finally {
            permits.release();
        }
    }
}
