package io.jukung.engine.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.api.Wire;
import io.jukung.engine.Asked;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final Restarts soon = at(NOON.plusSeconds(1));
    private final Restarts late = at(NOON.plusSeconds(11));

    private static Restarts at(Instant now) {
        return new Restarts((_, _) -> {}, InstantSource.fixed(now), _ -> {});
    }

    private static ContainerRecord policy(String name, int most) {
        var host = Wire.object();
        host.putObject("RestartPolicy").put("Name", name).put("MaximumRetryCount", most);
        return VerdictTest.running(host);
    }

    private static Asked asked(int signal) {
        return new Asked(Asked.How.KILL, signal, 0, NOON);
    }

    @Test void theWaitDoublesUpToAMinuteAndBeginsAnewAfterALongRun() {
        var record = policy("always", 0);
        var live = new Live(record);
        assertEquals(Optional.of(Duration.ofMillis(100)), soon.after(live, record, 0));
        assertEquals(Optional.of(Duration.ofMillis(200)), soon.after(live, record, 0));
        for (int i = 0; i < 20; i++) soon.after(live, record, 0);
        assertEquals(Optional.of(Duration.ofMinutes(1)), soon.after(live, record, 0));
        assertEquals(Optional.of(Duration.ofMillis(100)), late.after(live, record, 0));
    }

    @Test void onFailureMeansFailureAndCounts() {
        var record = policy("on-failure", 2);
        assertTrue(soon.after(new Live(record), record, 0).isEmpty());
        assertTrue(soon.after(new Live(record), record.withRestarts(1), 1).isPresent());
        assertTrue(soon.after(new Live(record), record.withRestarts(2), 1).isEmpty());
    }

    @Test void whatWasEndedByHandStaysDown() {
        var record = policy("always", 0).withStoppedByHand(asked(9));
        assertTrue(soon.after(new Live(record), record, 137).isEmpty());
    }

    @Test void theNextEngineStartsAlwaysButNotWhatWasStoppedUnlessStopped() {
        var exited = new ContainerState.Exited(137, NOON, false);
        assertTrue(Restarts.atStart(policy("always", 0).withStoppedByHand(asked(9)).with(exited)));
        assertFalse(Restarts.atStart(policy("unless-stopped", 0).withStoppedByHand(asked(9)).with(exited)));
        assertTrue(Restarts.atStart(policy("unless-stopped", 0).with(exited)));
        assertFalse(Restarts.atStart(policy("no", 0).with(exited)));
    }

    @Test void aStopThatComesBetweenTheAlarmAndTheStartHolds() throws Exception {
        var alarms = new ArrayList<Runnable>();
        var restarts = new Restarts((_, task) -> alarms.add(task), InstantSource.fixed(NOON), _ -> {});
        var started = new AtomicInteger();
        restarts.startWith(_ -> started.incrementAndGet());
        restarts.begin(List.of());
        var waiting = new ContainerState.Restarting(1, NOON);
        var live = new Live(policy("always", 0).with(waiting));
        restarts.later(live, waiting, Duration.ZERO);
        live.changes.lock();
        var ringing = Thread.ofPlatform().start(alarms.getFirst());
        while (ringing.isAlive() && !live.changes.hasQueuedThread(ringing)) Thread.onSpinWait();
        live.record = live.record.with(new ContainerState.Exited(0, NOON, false));
        live.changes.unlock();
        ringing.join();
        assertEquals(0, started.get());
    }
}
