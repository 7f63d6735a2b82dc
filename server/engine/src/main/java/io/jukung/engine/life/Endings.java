package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.engine.Asked;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers.Ended;
import io.jukung.network.Sandbox;
import io.jukung.network.Sandboxes;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.Runtime;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What happens when a run ends, and when a container goes.
///
/// The order is Docker's: the state is durable and `die` told, then waits answer; what is left of the run is cleaned up
/// after that, and before the next start. What cannot be given back then is owed (`Owed`): it is tried again after the next
/// clean-up of another container, before the container's next start, at its removal, which fails without it, and by the next
/// engine. With AutoRemove the container then goes, and only then waits for `removed` answer.
final class Endings {
    private static final String MOUNT = "mount";

    private final Registry registry;
    private final Snapshotter snapshots;
    private final Runtime runtime;
    private final Sandboxes sandboxes;
    private final Told told;
    private final Restarts restarts;
    private final Executor background;
    private final Consumer<Throwable> trouble;
    /// Those that still owe something, or could not go by themselves.
    private final Set<Live> behind = ConcurrentHashMap.newKeySet();

    Endings(Registry registry, Snapshotter snapshots, Runtime runtime, Sandboxes sandboxes, Told told, Restarts restarts, Executor background,
            Consumer<Throwable> trouble) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.runtime = runtime;
        this.sandboxes = sandboxes;
        this.told = told;
        this.restarts = restarts;
        this.background = background;
        this.trouble = trouble;
    }

    /// A run has ended. Told twice, or of an earlier run, it does nothing.
    void ended(Live live, String run, ExitFacts facts) {
        // a container that is killed in its first milliseconds still shows all it wrote before anybody hears of its end
        try {
            live.hub.drained().get(2, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            // the streams are held open by a child, or broken: the end is told all the same
        }
        try {
            live.changing(() -> {
                end(live, run, facts);
            });
        } catch (IOException | RuntimeException e) {
            trouble.accept(e);
        }
    }

    private void end(Live live, String run, ExitFacts facts) {
        var record = live.record;
        if (!record.state().alive() || !record.runId().equals(run)) return;
        var endpoint = live.sandbox.flatMap(Sandbox::endpoint);
        live.sandbox = Optional.empty();
        var cause = Verdict.of(record, facts);
        var again = restarts.after(live, record, facts.code());
        var next = again.map(wait -> restarts.waiting(record, wait)).orElseGet(() -> new ContainerState.Exited(facts.code(), facts.at(), facts.outOfMemory()));
        var ended = record.with(next, record.lastRun().ended(facts.code(), facts.at(), facts.outOfMemory(), cause))
                .withRestarts(record.restarts() + (again.isPresent() ? 1 : 0));
        try {
            registry.set(live, ended);
        } catch (IOException e) {
            // the process is gone whatever the disk says: the next engine finds that out for itself, and this one goes on
            trouble.accept(e);
            live.record = ended;
        }
        if (facts.outOfMemory()) told.of(record, "oom");
        told.network(record, "disconnect", endpoint);
        // Docker tells of the stop that ended it before it tells of the end
        if (record.lastRun().asked().map(asked -> asked.how() != Asked.How.KILL).orElse(false)) told.of(record, "stop", Map.of(), cause.word());
        var attributes = new LinkedHashMap<String, String>();
        var lasted = record.lastRun().startedAt().map(since -> Duration.between(since, facts.at()).toSeconds()).orElse(0L);
        attributes.put("execDuration", String.valueOf(Math.max(0, lasted)));
        attributes.put("exitCode", String.valueOf(facts.code()));
        told.of(record, "die", attributes, cause.word());
        live.hub.disconnect();
        var cleaned = new CompletableFuture<Void>();
        live.cleanUp = cleaned;
        live.end.complete(new Ended(facts.code(), ""));
        background.execute(() -> {
            cleanUp(live, run);
            cleaned.complete(null);
            if (autoRemove(live)) removeQuietly(live);
            catchUp(live);
            again.ifPresent(wait -> restarts.later(live, next, wait));
        });
    }

    /// What a run leaves behind goes, each part even if another fails; what fails is owed.
    void cleanUp(Live live, String run) {
        live.owed.owe("run " + run, () -> runtime.delete(run));
        live.owed.owe(MOUNT, () -> snapshots.unmount(live.record.id()));
        live.owed.owe("sandbox " + run, () -> sandboxes.release(run));
        pay(live);
    }

    /// Before a container starts: what its earlier runs owe has nothing to do with the next, whose mount is wanted.
    void beforeStart(Live live) {
        live.cleanUp.join();
        pay(live);
        live.owed.forgive(MOUNT);
    }

    private Optional<Exception> pay(Live live) {
        var failure = live.owed.pay();
        failure.ifPresent(trouble);
        if (failure.isPresent()) behind.add(live);
        else behind.remove(live);
        return failure;
    }

    /// Whatever was wrong may be over: another container's clean-up is the occasion to finish what is left of others.
    private void catchUp(Live but) {
        for (var live : behind) {
            if (live == but || !live.changes.tryLock()) continue;
            try {
                if (live.record.state().alive() || !live.cleanUp.isDone()) continue;
                if (pay(live).isEmpty() && autoRemove(live) && !live.removed.isDone()) removeQuietly(live);
            } finally {
                live.changes.unlock();
            }
        }
    }

    /// A start that failed: waits for its end answer, and one that removes itself is removed.
    void startFailed(Live live, int code) {
        live.end.complete(new Ended(code, ""));
        if (autoRemove(live)) removeQuietly(live);
    }

    /// Takes a container that does not run away for good. Call under its lock, or as the last thing of its life.
    void remove(Live live) throws IOException {
        live.cleanUp.join();
        live.changing(() -> {
            if (live.removed.isDone()) return;
            var record = live.record;
            if (record.state().alive()) throw new Problem.Conflict("container " + record.id() + " is running");
            var owed = pay(live);
            if (owed.isPresent()) {
                throw new Problem.Internal("cannot remove container " + record.name() + ": " + owed.get().getMessage(),
                        "once that is mended: jukung rm " + record.name());
            }
            registry.set(live, record.with(new ContainerState.Removing()));
            snapshots.remove(record.id());
            registry.remove(live);
            told.of(record, "destroy", Map.of());
            var code = record.lastRun().exitCode();
            live.hub.disconnect();
            live.end.complete(new Ended(code, ""));
            live.removed.complete(new Ended(code, ""));
        });
    }

    static boolean autoRemove(Live live) {
        return live.record.removesItself();
    }

    private void removeQuietly(Live live) {
        try {
            remove(live);
        } catch (IOException | RuntimeException e) {
            trouble.accept(e);
            behind.add(live);
            // whoever waits hears of it; a later removal gets a wait of its own
            var waited = live.removed;
            live.removed = new CompletableFuture<>();
            waited.complete(new Ended(live.record.lastRun().exitCode(), "cannot remove container " + live.record.name() + ": " + e.getMessage()));
        }
    }
}
