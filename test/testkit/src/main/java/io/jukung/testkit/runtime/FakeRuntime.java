package io.jukung.testkit.runtime;

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
import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Containers without processes. Strict: what the real runtime would refuse, or would do wrong silently, is an
/// `IllegalStateException` here (a second create, a start of what runs, a call about what is gone).
///
/// The test plays the processes: `print` writes as one, `finish` ends it; signals 9 and 15 end it by themselves.
public final class FakeRuntime implements Runtime {
    private enum Stage { CREATED, RUNNING, PAUSED, ENDED }

    private static final class Box {
        final ContainerSpec spec;
        final long pid;
        final CompletableFuture<ExitFacts> exit = new CompletableFuture<>();
        Stage stage = Stage.CREATED;
        Optional<Output> output = Optional.empty();
        final CompletableFuture<Void> drained = new CompletableFuture<>();

        Box(ContainerSpec spec, long pid) {
            this.spec = spec;
            this.pid = pid;
        }
    }

    private final Clock clock;
    private final Map<String, Box> boxes = new HashMap<>();
    private final Map<String, RuntimeFailure> refusals = new HashMap<>();
    private long lastPid = 1000;

    public FakeRuntime(Clock clock) {
        this.clock = clock;
    }

    /// The next create that runs this program fails so.
    public synchronized void refuse(String program, RuntimeFailure failure) {
        refusals.put(program, failure);
    }

    /// Writes as the container's process would.
    public void print(String id, StreamKind stream, byte[] bytes) throws IOException {
        var output = in(id, Stage.RUNNING).output;
        if (output.isPresent()) output.get().write(stream, bytes);
    }

    /// Ends the container's process.
    public void finish(String id, int code) {
        end(in(id, Stage.RUNNING, Stage.PAUSED, Stage.CREATED), code, ExitFacts.Manner.BY_ITSELF);
    }

    /// The ids of all that was created and not deleted.
    public synchronized Set<String> present() {
        return Set.copyOf(boxes.keySet());
    }

    public ContainerSpec spec(String id) {
        return in(id, Stage.values()).spec;
    }

    @Override
    public RuntimeChoice choice() {
        return new RuntimeChoice("fake", Path.of("/fake"), "1", RuntimeChoice.Way.DIRECT, "a test asked for it");
    }

    @Override
    public synchronized Created create(ContainerSpec spec, Io io) throws IOException {
        var refusal = Optional.ofNullable(refusals.remove(spec.process().args().getFirst()));
        if (refusal.isPresent()) throw refusal.get();
        if (boxes.containsKey(spec.id())) throw new IllegalStateException("created twice: " + spec.id());
        var box = new Box(spec, ++lastPid);
        boxes.put(spec.id(), box);
        return new Created(box.pid, box.pid * 10, box.pid + 100_000, List.of());
    }

    @Override
    public synchronized void start(String id) {
        in(id, Stage.CREATED).stage = Stage.RUNNING;
    }

    @Override
    public void kill(String id, int signal) {
        var box = in(id, Stage.values());
        if (box.stage != Stage.ENDED && (signal == 9 || signal == 15 && box.stage == Stage.RUNNING)) end(box, 128 + signal, ExitFacts.Manner.BY_SIGNAL);
    }

    @Override
    public synchronized void pause(String id) {
        in(id, Stage.RUNNING).stage = Stage.PAUSED;
    }

    @Override
    public synchronized void resume(String id) {
        in(id, Stage.PAUSED).stage = Stage.RUNNING;
    }

    @Override
    public void update(String id, Resources resources) {
        in(id, Stage.values());
    }

    @Override
    public void delete(String id) {
        Optional<Box> box;
        synchronized (this) {
            box = Optional.ofNullable(boxes.remove(id));
        }
        box.filter(b -> b.stage != Stage.ENDED).ifPresent(b -> end(b, 137, ExitFacts.Manner.BY_SIGNAL));
    }

    @Override
    public ExecProcess exec(String id, ExecSpec spec) {
        in(id, Stage.RUNNING);
        throw new UnsupportedOperationException("this fake executes nothing; use the real runtime for " + spec.process().args());
    }

    @Override
    public synchronized RunState adopt(String id) {
        var found = Optional.ofNullable(boxes.get(id));
        if (found.isEmpty()) return new RunState.Gone();
        var box = found.get();
        if (box.stage == Stage.ENDED) return new RunState.Exited(box.exit.join());
        return new RunState.Running(box.pid, box.pid * 10, box.pid + 100_000, box.stage == Stage.PAUSED);
    }

    @Override
    public Set<String> ids() {
        return present();
    }

    @Override
    public void onExit(String id, Consumer<ExitFacts> listener) {
        in(id, Stage.values()).exit.thenAccept(facts -> Thread.startVirtualThread(() -> listener.accept(facts)));
    }

    @Override
    public ExitFacts awaitExit(String id) throws InterruptedException {
        try {
            return in(id, Stage.values()).exit.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized Attachment attach(String id, Output output) {
        var box = in(id, Stage.CREATED, Stage.RUNNING, Stage.PAUSED);
        if (box.output.isPresent()) throw new IllegalStateException("attached twice: " + id);
        box.output = Optional.of(output);
        return new Attachment() {
            @Override public void write(byte[] bytes, int offset, int length) throws IOException {
                if (box.stage == Stage.ENDED) throw new IOException("container " + id + " has ended");
            }
            @Override public void closeStdin() {}
            @Override public CompletableFuture<Void> ended() {
                return box.drained.copy();
            }
        };
    }

    @Override
    public void reopenLog(String id) {
        in(id, Stage.values());
    }

    @Override
    public void resize(String id, ConsoleSize size) {
        in(id, Stage.values());
    }

    @Override
    public Set<Long> pids(String id) {
        var box = in(id, Stage.values());
        return box.stage == Stage.ENDED ? Set.of() : Set.of(box.pid);
    }

    private void end(Box box, int code, ExitFacts.Manner manner) {
        synchronized (this) {
            if (box.stage == Stage.ENDED) return;
            box.stage = Stage.ENDED;
        }
        box.output.ifPresent(Output::end);
        box.drained.complete(null);
        box.exit.complete(new ExitFacts(code, clock.instant(), false).ended(manner));
    }

    private synchronized Box in(String id, Stage... stages) {
        var box = Optional.ofNullable(boxes.get(id)).orElseThrow(() -> new IllegalStateException("no container " + id));
        if (!List.of(stages).contains(box.stage)) throw new IllegalStateException("container " + id + " is " + box.stage + ", not " + List.of(stages));
        return box;
    }
}
