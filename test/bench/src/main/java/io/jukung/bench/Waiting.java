package io.jukung.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a state, with a limit, looking so often that the looking hardly shows in what is measured.
final class Waiting {
    private static final long STEP_NANOS = 2_000_000;

    private Waiting() {}

    static boolean until(Duration limit, BooleanSupplier state) {
        long end = System.nanoTime() + limit.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            LockSupport.parkNanos(STEP_NANOS);
        }
        return true;
    }
}
