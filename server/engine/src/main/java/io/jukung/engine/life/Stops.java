package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.base.Undo;
import io.jukung.engine.Asked;
import io.jukung.engine.Asked.How;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers.Ended;
import io.jukung.engine.Signal;
import io.jukung.runtime.Runtime;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends containers by hand: gently and then not, or at once. Who asked for what is on disk before a signal is sent,
/// so that the end has its cause whoever sees it, this engine or the next.
final class Stops {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Registry registry;
    private final Runtime runtime;
    private final Told told;
    private final InstantSource clock;

    Stops(Registry registry, Runtime runtime, Told told, InstantSource clock) {
        this.registry = registry;
        this.runtime = runtime;
        this.told = told;
        this.clock = clock;
    }

    /// @param patience until KILL; without it the container's own, else ten seconds; negative for ever
    /// @return false if there was nothing to stop
    boolean stop(Live live, String name, Optional<String> signal, Optional<Duration> patience) throws IOException {
        var wait = patience.or(() -> ownPatience(live.record)).orElse(PATIENCE);
        var first = signal.filter(s -> !s.isEmpty()).or(() -> Optional.of(live.record.config().path("StopSignal").asString("")).filter(s -> !s.isEmpty()))
                .map(Signal::parse).orElse(Signal.TERM);
        var end = send(live, first, How.STOP, wait);
        if (end.isEmpty()) return false;
        if (ends(end.get(), wait)) return true;
        send(live, Signal.KILL, How.FORCE, wait);
        if (!ends(end.get(), PATIENCE)) {
            throw new Problem.Internal("cannot stop container: " + name + ": tried to kill container, but did not receive an exit event",
                    "its process hangs in the kernel: look at /proc/PID/stack");
        }
        return true;
    }

    /// Finds a container about to be asked something.
    interface Finder {
        Live find(String name);
    }

    void kill(String name, Optional<String> signal, Finder finder) throws IOException {
        Signal sent;
        Live live;
        try {
            live = finder.find(name);
            sent = signal.filter(s -> !s.isEmpty()).map(Signal::parse).orElse(Signal.KILL);
        } catch (Problem.NotFound e) {
            throw new Problem.NotFound("cannot kill container: " + name + ": " + e.message(), "list running containers: jukung ps");
        } catch (Problem.Invalid e) {
            throw new Problem.Invalid("cannot kill container: " + name + ": " + e.message(), e.remedy().orElse("jukung kill --help"));
        }
        var end = send(live, sent, How.KILL, Duration.ZERO);
        if (end.isEmpty()) {
            throw new Problem.Conflict("cannot kill container: " + name + ": container " + live.record.id() + " is not running", "start it: jukung start " + live.record.name());
        }
        if (sent.equals(Signal.KILL)) ends(end.get(), PATIENCE);
    }

    /// At once, whatever it does.
    void kill(Live live) throws IOException {
        var end = send(live, Signal.KILL, How.KILL, Duration.ZERO);
        if (end.isPresent()) ends(end.get(), PATIENCE);
    }

    /// Whether it runs or waits for its next start is seen and answered in one change: one that ends by itself and starts again
    /// all the time would slip through between two.
    ///
    /// @return the end to wait for; empty if it does not run, nor is about to
    private Optional<CompletableFuture<Ended>> send(Live live, Signal signal, How how, Duration wait) throws IOException {
        return live.change(() -> {
            var record = live.record;
            if (record.state() instanceof ContainerState.Restarting) return Optional.of(callOff(live));
            if (!record.state().alive()) return Optional.empty();
            var asked = new Asked(how, signal.number(), wait.toSeconds(), clock.instant());
            registry.set(live, record.withStoppedByHand(asked));
            var end = live.end;
            runtime.kill(record.runId(), signal.number());
            told.of(record, "kill", Map.of("signal", String.valueOf(signal.number())), how == How.KILL ? "asked" : "stop");
            // what is frozen hears nothing; KILL thaws by itself
            if (!signal.equals(Signal.KILL) && Restarts.endsForGood(record, signal)) thaw(live);
            return Optional.of(end);
        });
    }

    /// A container that waits for its next start is not started.
    private CompletableFuture<Ended> callOff(Live live) throws IOException {
        var run = live.record.lastRun();
        var asked = new Asked(How.STOP, Signal.TERM.number(), 0, clock.instant());
        registry.set(live, live.record.with(new ContainerState.Exited(run.exitCode(), run.finishedAt().orElse(clock.instant()), run.outOfMemory()))
                .withStoppedByHand(asked));
        return CompletableFuture.completedFuture(new Ended(run.exitCode(), ""));
    }

    private void thaw(Live live) throws IOException {
        if (!(live.record.state() instanceof ContainerState.Paused(var pid, var since))) return;
        var run = live.record.runId();
        try (var undo = new Undo()) {
            runtime.resume(run);
            undo.push(() -> runtime.pause(run));
            registry.set(live, live.record.with(new ContainerState.Running(pid, since)));
            undo.keep();
        }
        told.of(live.record, "unpause");
    }

    private static Optional<Duration> ownPatience(ContainerRecord record) {
        var seconds = record.config().path("StopTimeout");
        return seconds.isNumber() ? Optional.of(Duration.ofSeconds(seconds.asLong())) : Optional.empty();
    }

    private static boolean ends(CompletableFuture<Ended> end, Duration patience) {
        try {
            if (patience.isNegative()) end.get();
            else end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
