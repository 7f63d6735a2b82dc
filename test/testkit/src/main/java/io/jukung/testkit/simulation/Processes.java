package io.jukung.testkit.simulation;

import io.jukung.runtime.Attachment;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.Output;
import io.jukung.runtime.RunState;
import io.jukung.testkit.runtime.FakeRuntime;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/// The truth about processes, whatever an engine believes: who runs, who is frozen, and how each run ended.
final class Processes {
    private final FakeRuntime fake;
    private final Set<String> live = new TreeSet<>();
    private final Set<String> frozen = new HashSet<>();
    private final Set<String> deaf = new HashSet<>();
    private String lastStarted = "";
    private final Map<String, Output> outputs = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();

    Processes(Clock clock) {
        this.fake = new FakeRuntime(clock);
    }

    FakeRuntime fake() {
        return fake;
    }

    synchronized void started(String run) {
        live.add(run);
        lastStarted = run;
    }

    synchronized void paused(String run, boolean on) {
        if (on) frozen.add(run);
        else frozen.remove(run);
    }

    /// This run does not end by TERM.
    synchronized void ignoresTerm(String run) {
        deaf.add(run);
    }

    synchronized void kill(String run, int signal) {
        if (signal == 15 && deaf.contains(run)) return;
        fake.kill(run, signal);
        note(run);
    }

    synchronized void finish(String run, int code) {
        fake.finish(run, code);
        note(run);
    }

    synchronized void delete(String run) {
        fake.delete(run);
        live.remove(run);
        frozen.remove(run);
        outputs.remove(run);
    }

    private void note(String run) {
        ending(run).ifPresent(facts -> {
            codes.put(run, facts.code());
            live.remove(run);
            frozen.remove(run);
        });
    }

    synchronized Optional<ExitFacts> ending(String run) {
        return fake.adopt(run) instanceof RunState.Exited(var facts) ? Optional.of(facts) : Optional.empty();
    }

    /// The connection of an earlier engine is cut.
    synchronized void detach(String run) {
        outputs.remove(run);
    }

    /// One connection for each run and engine; what the fake itself allows only once is kept here, for it would outlive a crash.
    synchronized Attachment attach(String run, Output output) {
        if (outputs.putIfAbsent(run, output) != null) throw new IllegalStateException("attached twice: " + run);
        return new Attachment() {
            @Override public void write(byte[] bytes, int offset, int length) throws IOException {
                if (ending(run).isPresent()) throw new IOException("container " + run + " has ended");
            }
            @Override public void closeStdin() {}
            @Override public CompletableFuture<Void> ended() {
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    synchronized Set<String> live() {
        return new TreeSet<>(live);
    }

    /// The one that began last, of those that can end.
    synchronized Optional<String> youngest() {
        return Optional.of(lastStarted).filter(run -> live.contains(run) && !frozen.contains(run))
                .or(() -> live.stream().filter(run -> !frozen.contains(run)).findFirst());
    }

    synchronized boolean frozen(String run) {
        return frozen.contains(run);
    }

    synchronized Set<String> ended() {
        return new TreeSet<>(codes.keySet());
    }

    synchronized Optional<Integer> code(String run) {
        return Optional.ofNullable(codes.get(run));
    }
}
