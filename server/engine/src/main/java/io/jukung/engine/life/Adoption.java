package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.network.Sandboxes;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.Io;
import io.jukung.runtime.RunState;
import io.jukung.runtime.Runtime;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Finds the containers of earlier engines again: those that went on running are watched, the ends of the others are made
/// up for, and what belongs to nobody is given back.
final class Adoption {
    private final Registry registry;
    private final ContainerFolders folders;
    private final Snapshotter snapshots;
    private final Runtime runtime;
    private final Sandboxes sandboxes;
    private final Endings endings;
    private final Restarts restarts;
    private final InstantSource clock;
    private final Consumer<Throwable> trouble;
    private final Owed strays = new Owed();

    Adoption(Registry registry, ContainerFolders folders, Snapshotter snapshots, Runtime runtime, Sandboxes sandboxes, Endings endings, Restarts restarts,
            InstantSource clock, Consumer<Throwable> trouble) {
        this.registry = registry;
        this.folders = folders;
        this.snapshots = snapshots;
        this.runtime = runtime;
        this.sandboxes = sandboxes;
        this.endings = endings;
        this.restarts = restarts;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Reads everything back. One container that cannot be read or adopted keeps none of the others from it.
    void run() throws IOException {
        var claimed = new HashSet<String>();
        // what cannot be read today is still somebody's: its snapshot stays
        var known = new HashSet<String>();
        var waiting = new ArrayList<Live>();
        var unread = new HashSet<String>();
        for (var record : folders.load((Path folder, IOException e) -> {
            known.add(String.valueOf(folder.getFileName()));
            unread.add(String.valueOf(folder.getFileName()));
            trouble.accept(e);
        })) {
            known.add(record.id());
            try {
                var live = registry.restore(record);
                if (record.state().alive()) {
                    // until the runtime has said that it does not run, nothing of it is a stray
                    claimed.add(record.runId());
                    adopt(live);
                }
                else {
                    if (record.generation() > 0) endings.cleanUp(live, record.runId());
                    // its engine ended while somebody copied files of one that never ran
                    else snapshots.unmount(record.id());
                    // its engine ended in the removal, or between the run's end and the removal
                    if (record.state() instanceof ContainerState.Removing || record.state() instanceof ContainerState.Exited && Endings.autoRemove(live)) endings.remove(live);
                    else if (Restarts.atStart(record)) waiting.add(live);
                }
            } catch (IOException | RuntimeException e) {
                trouble.accept(e);
            }
        }
        releaseStrays(claimed, known, unread);
        restarts.begin(waiting);
    }

    /// Tries again what of a container's adoption has failed; its next operation is the occasion. So it is for what
    /// belongs to no container.
    void again(Live live) throws IOException {
        strays();
        if (!live.unadopted) return;
        live.changing(() -> {
            if (live.unadopted && live.record.state().alive()) adopt(live);
        });
    }

    /// Tries again to give back what belongs to no container.
    void strays() {
        strays.pay().ifPresent(trouble);
    }

    private void adopt(Live live) throws IOException {
        var run = live.record.runId();
        live.unadopted = true;
        switch (runtime.adopt(run)) {
            case RunState.Running(var pid, _, _, var frozen) -> {
                // whatever of this fails, the container runs, and its end must be heard
                boolean whole = attempt(() -> live.sandbox = sandboxes.adopt(run));
                whole &= attempt(() -> snapshots.mount(live.record.id()));
                whole &= attempt(() -> registry.set(live, found(live.record, pid, frozen)));
                whole &= attempt(() -> connect(live, run));
                if (!live.watched) runtime.onExit(run, facts -> endings.ended(live, run, facts));
                live.watched = true;
                live.unadopted = !whole;
            }
            case RunState.Exited(var facts) -> ended(live, run, facts);
            case RunState.Gone() -> ended(live, run, ExitFacts.lost(137, clock.instant(), false));
        }
    }

    private void connect(Live live, String run) throws IOException {
        if (Starter.stdin(live.record) != Io.Stdin.NONE && !live.hub.connected()) live.hub.connect(runtime.attach(run, live.hub));
    }

    private void ended(Live live, String run, ExitFacts facts) {
        live.unadopted = false;
        endings.ended(live, run, facts);
    }

    private boolean attempt(Live.Step step) {
        try {
            step.run();
            return true;
        } catch (IOException | RuntimeException e) {
            trouble.accept(e);
            return false;
        }
    }

    /// As it is, whatever was written down before the last engine's end.
    private static ContainerRecord found(ContainerRecord record, long pid, boolean frozen) {
        var since = switch (record.state()) {
            case ContainerState.Running(_, var at) -> at;
            case ContainerState.Paused(_, var at) -> at;
            case ContainerState.Created(), ContainerState.Restarting(_, _), ContainerState.Exited(_, _, _), ContainerState.Removing(), ContainerState.Dead(_) ->
                    throw new IllegalStateException("not said to run: " + record.id());
        };
        return record.with(frozen ? new ContainerState.Paused(pid, since) : new ContainerState.Running(pid, since));
    }

    /// @param claimed  the runs that go on, or may
    /// @param unread   containers whose records cannot be read today: whatever is theirs stays
    private void releaseStrays(Set<String> claimed, Set<String> known, Set<String> unread) throws IOException {
        for (var run : runtime.ids()) {
            if (stray(run, claimed, unread)) strays.owe("run " + run, () -> runtime.delete(run));
        }
        for (var run : sandboxes.ids()) {
            if (stray(run, claimed, unread)) strays.owe("sandbox " + run, () -> sandboxes.release(run));
        }
        for (var id : snapshots.active()) {
            if (!known.contains(id)) strays.owe("snapshot " + id, () -> snapshots.remove(id));
        }
        strays();
    }

    private static boolean stray(String run, Set<String> claimed, Set<String> unread) {
        return !claimed.contains(run) && !unread.contains(run.substring(0, Math.max(0, run.lastIndexOf('-'))));
    }
}
