package io.jukung.testkit.simulation;

import io.jukung.runtime.Attachment;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.Created;
import io.jukung.runtime.ExecProcess;
import io.jukung.runtime.ExecSpec;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.Io;
import io.jukung.runtime.Output;
import io.jukung.runtime.Resources;
import io.jukung.runtime.RunState;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.RuntimeChoice;
import io.jukung.runtime.RuntimeFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// One engine's view of the processes: it tells an end on the thread that caused it, so that a history repeats itself.
final class SimulatedRuntime implements Runtime {
    static final int EXEC_CODE = 7;
    private final Processes processes;
    private final Plant plant;
    private final Map<String, Consumer<ExitFacts>> listeners = new ConcurrentHashMap<>();

    SimulatedRuntime(Processes processes, Plant plant) {
        this.processes = processes;
        this.plant = plant;
    }

    /// Tells whoever listens that the run has ended, once.
    void tell(String run) {
        if (plant == Plant.EXIT_NOT_TOLD) return;
        var ended = processes.ending(run);
        if (ended.isPresent()) Optional.ofNullable(listeners.remove(run)).ifPresent(listener -> listener.accept(ended.get()));
    }

    @Override public RuntimeChoice choice() {
        return processes.fake().choice();
    }

    @Override public Created create(ContainerSpec spec, Io io) throws IOException {
        return processes.fake().create(spec, io);
    }

    @Override public void start(String id) throws IOException {
        alive(id);
        processes.fake().start(id);
        processes.started(id);
    }

    @Override public void kill(String id, int signal) {
        if (processes.fake().adopt(id) instanceof RunState.Gone) return;
        processes.kill(id, signal);
        tell(id);
    }

    @Override public void pause(String id) throws IOException {
        alive(id);
        processes.fake().pause(id);
        processes.paused(id, true);
    }

    @Override public void resume(String id) throws IOException {
        alive(id);
        processes.fake().resume(id);
        processes.paused(id, false);
    }

    private void alive(String id) throws IOException {
        if (processes.ending(id).isPresent()) throw new RuntimeFailure("container " + id + " has ended", 128, "");
    }

    @Override public void update(String id, Resources resources) {
        processes.fake().update(id, resources);
    }

    @Override public void delete(String id) {
        processes.delete(id);
        listeners.remove(id);
    }

    @Override public ExecProcess exec(String id, ExecSpec spec) throws IOException {
        if (!processes.live().contains(id)) throw new RuntimeFailure("container " + id + " is gone", 128, "");
        if (processes.frozen(id)) throw new RuntimeFailure("container " + id + " is paused", 128, "");
        return new SimulatedExec(EXEC_CODE);
    }

    @Override public RunState adopt(String id) {
        processes.detach(id);
        if (plant == Plant.RUNNING_NOT_ADOPTED) return new RunState.Gone();
        var found = processes.fake().adopt(id);
        return plant == Plant.FREEZE_FORGOTTEN && found instanceof RunState.Running(var pid, var start, var supervisor, _)
                ? new RunState.Running(pid, start, supervisor, false) : found;
    }

    @Override public Set<String> ids() {
        return processes.fake().ids();
    }

    @Override public void onExit(String id, Consumer<ExitFacts> listener) {
        if (listeners.putIfAbsent(id, listener) != null) throw new IllegalStateException("two listen for the end of " + id);
        tell(id);
    }

    @Override public ExitFacts awaitExit(String id) throws InterruptedException {
        return processes.fake().awaitExit(id);
    }

    @Override public Attachment attach(String id, Output output) {
        return processes.attach(id, output);
    }

    @Override public void reopenLog(String id) {
        processes.fake().reopenLog(id);
    }

    @Override public void resize(String id, ConsoleSize size) {
        processes.fake().resize(id, size);
    }

    @Override public Set<Long> pids(String id) {
        return processes.fake().pids(id);
    }
}
