package io.jukung.snapshot.overlay;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Long work made of thousands of small system calls: done on a platform thread of its own, so that neither is a virtual
/// thread's carrier held up nor does every call change threads. An interrupt of the caller is passed on, and waited out.
final class PlatformThread {
    interface Work {
        void run() throws IOException;
    }

    private PlatformThread() {}

    static void run(String name, Work work) throws IOException {
        if (!Thread.currentThread().isVirtual()) {
            work.run();
            return;
        }
        var done = new CompletableFuture<Boolean>();
        var thread = Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                work.run();
                done.complete(true);
            } catch (Throwable t) {
                done.completeExceptionally(t);
            }
        });
        await(done, thread);
    }

    private static void await(CompletableFuture<Boolean> done, Thread thread) throws IOException {
        boolean interrupted = false;
        while (true) {
            try {
                done.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException x) throw x;
                throw e.getCause() instanceof IOException io ? io : new IOException("cannot unpack: " + e.getCause(), e.getCause());
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
