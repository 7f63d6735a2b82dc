package io.jukung.daemon;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What is looked at now and then as long as the engine runs, on a thread of its own.
final class Housekeeping implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);

    private final ScheduledExecutorService thread;

    private Housekeeping(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    static Housekeeping start(Runnable task, EngineLog log) {
        var thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("housekeeping").factory());
        thread.scheduleWithFixedDelay(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // one bad look is not the last
                log.trouble(e);
            }
        }, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return new Housekeeping(thread);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
