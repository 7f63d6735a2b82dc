package io.jukung.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Groups of tasks that start and end inside one call, each on a virtual thread of its own.
public final class Tasks {
    private Tasks() {}

    /// Runs all tasks, at most `atOnce` at a time, and returns their results in order.
    /// The first failure interrupts the others, waits for them, and is thrown.
    public static <T> List<T> all(int atOnce, List<? extends Callable<T>> tasks) throws Exception {
        var permits = new Semaphore(atOnce);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (var task : tasks) {
                futures.add(executor.submit(() -> {
                    permits.acquire();
                    try {
                        return task.call();
                    } catch (Exception | Error e) {
                        executor.shutdownNow();
                        throw e;
                    } finally {
                        permits.release();
                    }
                }));
            }
            return results(futures);
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        Exception first = null;
        var results = new ArrayList<T>();
        for (var future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                var cause = e.getCause() instanceof Exception x ? x : e;
                if (first == null || first instanceof InterruptedException) first = cause;
            } catch (CancellationException e) {
                if (first == null) first = new InterruptedException("cancelled with its group");
            }
        }
        if (first != null) throw first;
        return results;
    }
}
