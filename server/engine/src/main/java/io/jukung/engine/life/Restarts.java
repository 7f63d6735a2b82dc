package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Signal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Starts containers again by their policy. The wait before a start doubles from 100 ms to a minute; a run of ten seconds
/// and more begins anew. What is called off by hand meanwhile is seen when the alarm rings: no alarm is ever taken back.
final class Restarts {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LASTING = Duration.ofSeconds(10);

    private final Alarm alarm;
    private final InstantSource clock;
    private final Consumer<Throwable> trouble;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private Start start = _ -> {};

    /// How a container is started again.
    interface Start {
        void again(Live live) throws IOException;
    }

    Restarts(Alarm alarm, InstantSource clock, Consumer<Throwable> trouble) {
        this.alarm = alarm;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Call once, before anything ends: the one who starts is made after the one who ends.
    void startWith(Start how) {
        start = how;
    }

    /// Whether a run that has ended now is followed by another, and after how long a wait.
    Optional<Duration> after(Live live, ContainerRecord record, int code) {
        if (calledOff(record) || !wanted(record, code)) return Optional.empty();
        var lasted = record.lastRun().startedAt().map(since -> Duration.between(since, clock.instant())).orElse(Duration.ZERO);
        var last = live.backoff;
        var next = lasted.compareTo(LASTING) >= 0 || last.isZero() ? FIRST : last.multipliedBy(2);
        live.backoff = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        return Optional.of(live.backoff);
    }

    ContainerState waiting(ContainerRecord record, Duration wait) {
        return new ContainerState.Restarting(record.restarts() + 1, clock.instant().plus(wait));
    }

    /// Starts it when the wait is over, if it still stands as it stood then.
    void later(Live live, ContainerState then, Duration wait) {
        begun.thenRun(() -> alarm.after(wait, () -> again(live, then)));
    }

    /// The engine has found everything again: those that are to run do, one after the other, partners of others last.
    void begin(List<Live> waiting) {
        var inOrder = waiting.stream().sorted(Comparator.comparing(live -> SharedSpaces.partners(live.record).size())).toList();
        begun.complete(null);
        var asTheyStand = inOrder.stream().map(live -> live.record.state()).toList();
        if (!inOrder.isEmpty()) alarm.after(Duration.ZERO, () -> IntStream.range(0, inOrder.size()).forEach(n -> again(inOrder.get(n), asTheyStand.get(n))));
    }

    /// Looks in the same change as it starts: a stop may have come between the alarm and here.
    private void again(Live live, ContainerState then) {
        try {
            live.changing(() -> {
                if (live.record.state().equals(then) && !live.removed.isDone()) start.again(live);
            });
        } catch (IOException | RuntimeException e) {
            trouble.accept(e);
        }
    }

    /// After the engine's own start `always` means always: also for one that was stopped by hand.
    static boolean atStart(ContainerRecord record) {
        if (record.generation() == 0 || record.state().alive()) return false;
        if (record.state() instanceof ContainerState.Restarting) return true;
        if (!(record.state() instanceof ContainerState.Exited(var code, _, _))) return false;
        return wanted(record, code) && (policy(record).equals("always") || !record.stoppedByHand());
    }

    private static boolean wanted(ContainerRecord record, int code) {
        var most = record.hostConfig().path("RestartPolicy").path("MaximumRetryCount").asInt(0);
        return switch (policy(record)) {
            case "always", "unless-stopped" -> true;
            case "on-failure" -> code != 0 && (most == 0 || record.restarts() < most);
            default -> false;
        };
    }

    private static String policy(ContainerRecord record) {
        return record.hostConfig().path("RestartPolicy").path("Name").asString("");
    }

    private static boolean calledOff(ContainerRecord record) {
        return record.lastRun().asked().map(asked -> endsForGood(record, new Signal(asked.signal()))).orElse(false);
    }

    /// Docker's rule: any signal sent by hand is meant to end the container, unless it has a stop signal of its own, and
    /// this is neither that nor KILL.
    static boolean endsForGood(ContainerRecord record, Signal signal) {
        var own = record.config().path("StopSignal").asString("");
        return own.isEmpty() || signal.equals(Signal.KILL) || Signal.parse(own).equals(signal);
    }
}
