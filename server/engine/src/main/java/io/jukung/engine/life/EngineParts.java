package io.jukung.engine.life;

import io.jukung.base.Ids;
import io.jukung.engine.EngineSettings;
import io.jukung.image.ImageStore;
import io.jukung.journal.Journal;
import io.jukung.network.Sandboxes;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.Runtime;
import io.jukung.snapshot.Snapshotter;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What an engine is built from: its effects, each behind a port, so that a simulation can give others.
///
/// @param background runs what need not be waited for
/// @param trouble    hears of failures that no caller is there for
/// @param alarm      wakes what waits for its next start
public record EngineParts(EngineSettings settings, ImageStore images, Snapshotter snapshots, Runtime runtime, LogStore logs, Sandboxes sandboxes,
        Journal journal, InstantSource clock, Ids ids, RandomGenerator random, Executor background, Consumer<Throwable> trouble, Alarm alarm) {
    /// With the JVM's own timer, which runs what is due in the background.
    public EngineParts(EngineSettings settings, ImageStore images, Snapshotter snapshots, Runtime runtime, LogStore logs, Sandboxes sandboxes,
            Journal journal, InstantSource clock, Ids ids, RandomGenerator random, Executor background, Consumer<Throwable> trouble) {
        this(settings, images, snapshots, runtime, logs, sandboxes, journal, clock, ids, random, background, trouble,
                (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, background).execute(task));
    }
}
