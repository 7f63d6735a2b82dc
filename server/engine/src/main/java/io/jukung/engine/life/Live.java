package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers.Ended;
import io.jukung.engine.stream.StreamHub;
import io.jukung.network.Sandbox;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/// One container in memory: its latest record, and what is only true while this engine runs.
/// `changes` serialises its transitions; reading the volatile fields takes no lock.
final class Live {
    final ReentrantLock changes = new ReentrantLock(true);
    final StreamHub hub = new StreamHub();
    final Owed owed = new Owed();
    volatile ContainerRecord record;
    volatile Optional<Sandbox> sandbox = Optional.empty();
    /// Whether an earlier engine's run is still to be taken up again, wholly or in part.
    volatile boolean unadopted;
    /// Whether the end of an adopted run is listened for.
    volatile boolean watched;
    /// The clean-up after the last run; the next start waits for it.
    volatile CompletableFuture<Void> cleanUp = CompletableFuture.completedFuture(null);
    /// How long the latest automatic start was waited for; zero if a user started it.
    volatile Duration backoff = Duration.ZERO;
    /// Completes when the present or next run has ended.
    volatile CompletableFuture<Ended> end = new CompletableFuture<>();
    /// Completes when the container is gone, or could not go by itself; then another takes its place.
    volatile CompletableFuture<Ended> removed = new CompletableFuture<>();

    Live(ContainerRecord record) {
        this.record = record;
    }

    /// A change: one at a time.
    interface Change<T> {
        T run() throws java.io.IOException;
    }

    <T> T change(Change<T> change) throws java.io.IOException {
        changes.lock();
        try {
            return change.run();
        } finally {
            changes.unlock();
        }
    }

    /// A change without a result.
    interface Step {
        void run() throws java.io.IOException;
    }

    void changing(Step step) throws java.io.IOException {
        changes.lock();
        try {
            step.run();
        } finally {
            changes.unlock();
        }
    }

    void mustRun() {
        if (record.state() instanceof ContainerState.Restarting) {
            throw new Problem.Conflict("Container " + record.id() + " is restarting, wait until the container is running", "jukung logs " + record.name() + " tells why it ended");
        }
        if (!record.state().alive()) {
            throw new Problem.Conflict("container " + record.id() + " is not running", "start it: jukung start " + record.name());
        }
    }
}
