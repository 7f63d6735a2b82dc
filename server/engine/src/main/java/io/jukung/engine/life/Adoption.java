package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.network.Sandboxes;
import io.jukung.runtime.ExitFacts;
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
        for (var record : folders.load((Path folder, IOException e) -> {
            known.add(String.valueOf(folder.getFileName()));
            trouble.accept(e);
        })) {
            known.add(record.id());
            try {
                var live = registry.restore(record);
                if (record.state().alive()) adopt(live, claimed);
                else if (record.state() instanceof ContainerState.Removing) endings.remove(live);
                else {
                    if (record.generation() > 0) endings.cleanUp(live, record.runId());
                    // its engine ended between the run's end and the removal
                    if (record.state() instanceof ContainerState.Exited && Endings.autoRemove(live)) endings.remove(live);
                    else if (Restarts.atStart(record)) waiting.add(live);
                }
            } catch (IOException | RuntimeException e) {
                trouble.accept(e);
            }
        }
        releaseStrays(claimed, known);
        restarts.begin(waiting);
    }

    private void adopt(Live live, Set<String> claimed) throws IOException {
        var run = live.record.runId();
        // until the runtime has said that it does not run, its network is not a stray
        claimed.add(run);
        switch (runtime.adopt(run)) {
            case RunState.Running(var pid, _, _) -> {
                // whatever of this fails, the container runs, and its end must be heard
                attempt(() -> live.sandbox = sandboxes.adopt(run));
                attempt(() -> snapshots.mount(live.record.id()));
                attempt(() -> registry.set(live, running(live.record, pid)));
                if (Starter.stdin(live.record) != io.jukung.runtime.Io.Stdin.NONE) attempt(() -> live.hub.connect(runtime.attach(run, live.hub)));
                runtime.onExit(run, facts -> endings.ended(live, run, facts));
            }
            case RunState.Exited(var facts) -> endings.ended(live, run, facts);
            case RunState.Gone() -> endings.ended(live, run, ExitFacts.lost(137, clock.instant(), false));
        }
    }

    private void attempt(Live.Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            trouble.accept(e);
        }
    }

    private static ContainerRecord running(ContainerRecord record, long pid) {
        return switch (record.state()) {
            case ContainerState.Running(_, var since) -> record.with(new ContainerState.Running(pid, since));
            case ContainerState.Paused(_, var since) -> record.with(new ContainerState.Paused(pid, since));
            default -> record;
        };
    }

    private void releaseStrays(Set<String> claimed, Set<String> known) throws IOException {
        for (var run : sandboxes.ids()) {
            if (!claimed.contains(run)) sandboxes.release(run);
        }
        for (var id : snapshots.active()) {
            if (!known.contains(id)) snapshots.remove(id);
        }
    }
}
