package io.jukung.engine.life;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.api.Wire;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers.Ended;
import io.jukung.runtime.LogStore;
import io.jukung.journal.Journal;
import io.jukung.runtime.Runtime;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    /// Whatever it is asked, it does nothing.
    private static <T> T deaf(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(StopsTest.class.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null));
    }

    @Test void oneThatEndsByItselfWhileItIsBeingStoppedIsNotStartedAgain(@TempDir Path root) throws Exception {
        var always = Wire.object();
        always.putObject("RestartPolicy").put("Name", "always");
        var live = new Live(VerdictTest.running(always));
        Files.createDirectories(root.resolve("containers").resolve(live.record.id()));
        var registry = new Registry(new ContainerFolders(root, deaf(LogStore.class)));
        var stops = new Stops(registry, deaf(Runtime.class), new Told(deaf(Journal.class), CLOCK, _ -> {}), CLOCK);
        var restarts = new Restarts((_, _) -> {}, CLOCK, _ -> {});
        var stop = new FutureTask<>(() -> stops.stop(live, "web", Optional.empty(), Optional.of(Duration.ofSeconds(60))));
        var end = new FutureTask<>(() -> live.change(() -> {
            var again = restarts.after(live, live.record, 4);
            live.record = live.record.with(again.map(wait -> restarts.waiting(live.record, wait)).orElse(new ContainerState.Exited(4, NOON, false)));
            return live.end.complete(new Ended(4, ""));
        }));
        // Both come while the container is busy, the stop first: the lock lets them in one after the other.
        live.changes.lock();
        queue(live, stop);
        queue(live, end);
        live.changes.unlock();
        assertTrue(end.get());
        assertTrue(stop.get());
        assertInstanceOf(ContainerState.Exited.class, live.record.state());
    }

    private static void queue(Live live, FutureTask<?> task) {
        var thread = Thread.ofPlatform().start(task);
        while (thread.isAlive() && !live.changes.hasQueuedThread(thread)) Thread.onSpinWait();
    }
}
