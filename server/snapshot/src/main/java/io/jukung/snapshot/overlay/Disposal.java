package io.jukung.snapshot.overlay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Deletes what has been moved out of the way, one tree after the other: nobody waits for that, however many files there are.
/// What it does not get to, or cannot delete, the next start throws away.
final class Disposal {
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().daemon().name("disposal").unstarted(task));

    Disposal() {
        thread.allowCoreThreadTimeOut(true);
    }

    /// Returns at once.
    void of(Path tree) {
        thread.execute(() -> {
            try {
                Folders.delete(tree);
            } catch (IOException stays) {
                // it is in nobody's way
            }
        });
    }
}
