package io.jukung.kernel;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The few platform threads on which slow system calls run, so that no virtual thread ever holds its carrier up.
///
/// They live in the engine's own namespaces. Work asked for on a platform thread runs right there: that thread may be
/// inside another namespace on purpose. Work once begun is waited for, even if the caller is interrupted meanwhile.
public final class NativeThreads {
    private static final int MOST = 16;

    private static final class Pool {
        static final AtomicInteger COUNT = new AtomicInteger();
        static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(MOST, MOST, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                task -> Thread.ofPlatform().daemon().name("native-" + COUNT.incrementAndGet()).unstarted(task));

        static {
            THREADS.allowCoreThreadTimeOut(true);
        }
    }

    /// As `Namespaces.Work`, but failing only as system calls do.
    interface Io<T> {
        T run() throws IOException;
    }

    private NativeThreads() {}

    public static <T> T run(Namespaces.Work<T> work) throws Exception {
        return Thread.currentThread().isVirtual() ? result(submit(work)) : work.run();
    }

    /// Runs long work made of many system calls on a platform thread of its own: neither a carrier is held up by it, nor one
    /// of the few threads here, nor does every call change threads. An interrupt of the caller is passed on, and waited out.
    public static <T> T apart(String name, Namespaces.Work<T> work) throws Exception {
        return Thread.currentThread().isVirtual() ? fresh(name, work) : work.run();
    }

    static <T> T io(Io<T> work) throws IOException {
        if (!Thread.currentThread().isVirtual()) return work.run();
        try {
            return result(submit(work::run));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs the work on a platform thread made for it, which ends afterwards, together with all it did to itself.
    static <T> T fresh(String name, Namespaces.Work<T> work) throws Exception {
        var done = new CompletableFuture<T>();
        var thread = Thread.ofPlatform().daemon().name(name).start(() -> complete(done, work));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        return result(done);
    }

    private static <T> CompletableFuture<T> submit(Namespaces.Work<T> work) {
        var done = new CompletableFuture<T>();
        Pool.THREADS.execute(() -> complete(done, work));
        return done;
    }

    private static <T> void complete(CompletableFuture<T> done, Namespaces.Work<T> work) {
        try {
            done.complete(work.run());
        } catch (Throwable t) {
            done.completeExceptionally(t);
        }
    }

    private static <T> T result(CompletableFuture<T> done) throws Exception {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }
}
