package io.jukung.scenarios;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for a state, with a limit.
final class Wait {
    private static final Duration LIMIT = Patience.seconds(60);

    interface State {
        boolean holds() throws IOException, InterruptedException;
    }

    private Wait() {}

    static void until(String what, State state) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!state.holds()) {
            if (System.nanoTime() > end) throw new IOException("not within " + LIMIT.toSeconds() + " s: " + what);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
