package io.jukung.testkit.simulation;

import io.jukung.base.Ids;
import io.jukung.engine.EngineSettings;
import io.jukung.engine.life.EngineContainers;
import io.jukung.engine.life.EngineParts;
import io.jukung.image.ImageStore;
import io.jukung.journal.Journal;
import io.jukung.network.Sandboxes;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.Runtime;
import io.jukung.snapshot.Snapshotter;
import io.jukung.testkit.image.FakeImages;
import io.jukung.testkit.journal.FakeJournal;
import io.jukung.testkit.network.FakeSandboxes;
import io.jukung.testkit.snapshot.FakeSnapshotter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/// Everything around an engine that outlives it, and the present engine. One thread steps; ends of processes that fall
/// into an operation come on threads of their own, which are waited for when it is over.
final class World implements Gate.Strikes {
    static final String IMAGE = "busybox";

    private final Random random;
    private final Random inner;
    private final Plant plant;
    private final Counts counts;
    private final Path root;
    final Disk disk;
    final Processes processes;
    final FakeSnapshotter snapshots = new FakeSnapshotter();
    final FakeJournal journal = new FakeJournal();
    final List<Throwable> mistakes = new CopyOnWriteArrayList<>();
    private static final FakeImages IMAGES = images();
    FakeSandboxes sandboxes;
    private final Clock clock;
    private final Ids ids;
    private final ConcurrentLinkedDeque<Runnable> background = new ConcurrentLinkedDeque<>();
    private final List<Thread> telling = new ArrayList<>();
    Gate gate;
    private SimulatedRuntime runtime;
    EngineContainers engine;
    /// Whether work in the background may be put off to the end of this operation.
    volatile boolean putOff;
    boolean diskBroke;
    private final Set<String> failedReleases = new HashSet<>();
    /// Snapshots that could not be unmounted when they should have been.
    final Set<String> unmountFailed = new HashSet<>();
    /// Runs that could not be deleted when they should have been; a later occasion takes them away.
    final Set<String> deleteFailed = new HashSet<>();
    int faults;

    World(long seed, Plant plant, Counts counts, Path root) throws IOException {
        this.random = new Random(seed);
        this.inner = new Random(~seed);
        this.plant = plant;
        this.counts = counts;
        this.root = root;
        this.disk = new Disk(root);
        this.clock = new Ticking();
        this.ids = new Ids(inner);
        this.processes = new Processes(clock);
        this.sandboxes = new FakeSandboxes(ids);
        this.gate = new Gate(this, random, plant, failedReleases);
        this.runtime = new SimulatedRuntime(processes, plant);
        this.engine = assemble();
    }

    private static FakeImages images() {
        var images = new FakeImages();
        images.add(IMAGE, List.of("sh"));
        return images;
    }

    private static final class Ticking extends Clock {
        private long millis = 1_700_000_000_000L;
        @Override public synchronized Instant instant() {
            return Instant.ofEpochMilli(++millis);
        }
        @Override public ZoneId getZone() {
            return ZoneOffset.UTC;
        }
        @Override public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// Nobody writes a log here: there is none to be deleted, and none to be read.
    private static LogStore noLogs() {
        return (LogStore) Proxy.newProxyInstance(LogStore.class.getClassLoader(), new Class<?>[] {LogStore.class}, (_, method, _) -> {
            if (method.getName().equals("delete")) return null;
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private EngineContainers assemble() {
        var mine = gate;
        var logs = noLogs();
        var settings = new EngineSettings(root, "private", List.of(), List.of(), List.of());
        Executor later = task -> {
            if (mine.crashed()) return;
            if (putOff) background.add(task);
            else task.run();
        };
        return new EngineContainers(new EngineParts(settings, mine.around(ImageStore.class, "images", IMAGES), mine.around(Snapshotter.class, "snapshots", snapshots),
                mine.around(Runtime.class, "runtime", runtime), logs, mine.around(Sandboxes.class, "sandboxes", sandboxes),
                mine.around(Journal.class, "journal", journal), clock, ids, inner, later, this::trouble));
    }

    private void trouble(Throwable trouble) {
        if (trouble instanceof IllegalStateException || trouble instanceof NullPointerException) mistakes.add(trouble);
    }

    /// The engine is gone; `restart` makes the next.
    void crash() {
        gate.crash();
        background.clear();
        settle();
    }

    void restart() throws IOException {
        disk.heal();
        sandboxes = sandboxes.reopened();
        gate = new Gate(this, random, plant, failedReleases);
        runtime = new SimulatedRuntime(processes, plant);
        engine = assemble();
    }

    void exit(String run, int code) {
        processes.finish(run, code);
        runtime.tell(run);
    }

    /// Waits for what still tells of ends.
    void settle() {
        for (var thread : telling) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) mistakes.add(new IllegalStateException("the end of a process is told for ever"));
        }
        telling.clear();
    }

    void drain() {
        for (var task = background.poll(); task != null; task = background.poll()) task.run();
    }

    @Override
    public void struck(Fault fault, String on) {
        if (fault == Fault.SNAPSHOT_UNMOUNT) unmountFailed.add(on);
        if (fault == Fault.RUNTIME_DELETE) deleteFailed.add(on);
        faults++;
        counts.fault(fault);
    }

    @Override
    public void breakDisk() {
        diskBroke = true;
        try {
            var ids = new TreeSet<>(disk.ids());
            ids.addAll(snapshots.active());
            disk.breakFor(ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The thread that tells it either gets through or waits for the container's lock, before the operation goes on.
    @Override
    public void endAProcess() {
        var run = processes.youngest();
        if (run.isEmpty()) return;
        processes.finish(run.get(), 3);
        var present = runtime;
        var thread = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                present.tell(run.get());
            } catch (Crash | RuntimeException e) {
                if (e instanceof IllegalStateException) mistakes.add(e);
            }
        });
        telling.add(thread);
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
    }
}
