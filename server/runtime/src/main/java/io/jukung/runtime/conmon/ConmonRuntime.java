package io.jukung.runtime.conmon;

import io.jukung.kernel.Child;
import io.jukung.kernel.Fd;
import io.jukung.kernel.MountEntry;
import io.jukung.kernel.ProcessHandleFd;
import io.jukung.oci.Json;
import io.jukung.oci.RuntimeSpec;
import io.jukung.runtime.Attachment;
import io.jukung.runtime.Beginning;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.Created;
import io.jukung.runtime.ExecProcess;
import io.jukung.runtime.ExecSpec;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.Io;
import io.jukung.runtime.Output;
import io.jukung.runtime.ProcessSpec;
import io.jukung.runtime.Resources;
import io.jukung.runtime.RunState;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.RuntimeChoice;
import io.jukung.runtime.cgroup.CgroupPaths;
import io.jukung.runtime.cgroup.CgroupRemoval;
import io.jukung.runtime.cgroup.Rehearsal;
import io.jukung.runtime.cgroup.ServiceGroup;
import io.jukung.runtime.spec.SpecBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Containers made by an OCI runtime under a conmon each. What is known of one lies in its bundle, so that another
/// instance over the same folders finds it; this object holds only what is being watched.
final class ConmonRuntime implements Runtime {
    private static final int SIGKILL = 9;
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final RuntimeChoice choice;
    private final Places places;
    private final LentMemory memory;
    private final SpecBuilder specs;
    private final Launcher launcher;
    private final OciCommand oci;
    private final CompiledFilters filters;
    private final List<MountEntry> trees;
    private final Rehearsal rehearsal;
    private final CrunState state;
    private final Exits exits;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final AtomicLong execs = new AtomicLong();

    ConmonRuntime(RuntimeChoice choice, Places places, SpecBuilder specs, Launcher launcher, OciCommand oci, List<MountEntry> trees) {
        this.choice = choice;
        this.places = places;
        this.memory = new LentMemory(places);
        this.specs = specs;
        this.launcher = launcher;
        this.oci = oci;
        this.trees = trees;
        this.rehearsal = new Rehearsal(trees);
        this.state = new CrunState(choice.name().contains("crun"), places.oci());
        this.exits = new Exits(places);
        this.filters = new CompiledFilters(choice.name().contains("crun"), places);
    }

    @Override
    public RuntimeChoice choice() {
        return choice;
    }

    /// The first description written takes a tenth of a second, in which classes are loaded.
    @Override
    public void getReady() throws IOException {
        var some = specs.build(ContainerSpec.of("none", places.run(), ProcessSpec.of("true"))).spec();
        Json.read(Json.write(filters.with(some)), RuntimeSpec.class);
    }

    @Override
    public void soon() {
        rehearsal.begin();
    }

    @Override
    public Created create(ContainerSpec spec, Io io) throws IOException {
        try (var beginning = begin(spec.id(), io, spec.process().terminal())) {
            return beginning.create(spec);
        }
    }

    @Override
    public Beginning begin(String id, Io io, boolean terminal) throws IOException {
        remove(id);
        var creation = Creation.begin(places, launcher, id, io, terminal);
        return new Beginning() {
            private boolean described;

            @Override
            public Created create(ContainerSpec spec) throws IOException {
                described = true;
                return finish(creation, spec, io.stdin() == Io.Stdin.ONCE && !terminal);
            }

            @Override
            public void close() {
                if (!described) abandon(creation, id);
            }
        };
    }

    private Created finish(Creation creation, ContainerSpec spec, boolean once) throws IOException {
        var id = spec.id();
        try {
            var built = specs.build(memory.with(spec));
            var answer = creation.finish(Json.write(filters.with(built.spec())));
            if (answer.pid() <= 0) throw FailureText.create(answer.words(), spec.process().args().getFirst());
            var facts = facts(answer, once);
            facts.write(places.facts(id));
            filters.learn(id, built.spec());
            watch(id, facts, answer.child());
            return new Created(facts.pid(), facts.startTime(), facts.supervisor(), built.warnings());
        } catch (IOException | RuntimeException e) {
            try {
                creation.end();
                delete(id);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void abandon(Creation creation, String id) {
        try {
            creation.end();
            delete(id);
        } catch (IOException stays) {
            // whoever cleans up after the container's start tries it again, and says so
        }
    }

    private Facts facts(Launcher.Answer answer, boolean once) throws IOException {
        var supervisor = answer.child().pid();
        return new Facts(answer.pid(), ProcessHandleFd.startTime(answer.pid()), supervisor, ProcessHandleFd.startTime(supervisor), once,
                Facts.texts(CgroupPaths.of(answer.pid(), trees)));
    }

    private void watch(String id, Facts facts, Child conmon) {
        var watch = Watch.over(facts);
        watches.put(id, watch);
        conmon.exit().whenComplete((_, _) -> Thread.startVirtualThread(() -> watch.ended(end(id, facts))));
    }

    /// conmon has ended. It left the exit code, or was killed itself and left the container without anyone to watch it.
    private ExitFacts end(String id, Facts facts) {
        var left = exits.read(id, facts);
        if (left.isPresent()) return left.get();
        try {
            kill(facts, SIGKILL);
        } catch (IOException gone) {
            // Nothing left to end.
        }
        return ExitFacts.lost(Exits.LOST, Instant.now(), facts.cgroups().outOfMemory());
    }

    @Override
    public void start(String id) throws IOException {
        if (state.start(id)) return;
        var result = oci.run("start", id);
        if (result.code() != 0) throw FailureText.create(result.words(), config(id).process().args().getFirst());
    }

    @Override
    public void kill(String id, int signal) throws IOException {
        var facts = known(id);
        kill(facts, signal);
        // The old freezer keeps even KILL from a frozen process.
        if (signal == SIGKILL && facts.cgroups().frozen()) oci.run("resume", id);
    }

    private static void kill(Facts facts, int signal) throws IOException {
        signal(facts.pid(), facts.startTime(), signal);
    }

    private static void signal(long pid, long startTime, int signal) throws IOException {
        var process = ProcessHandleFd.open(pid, startTime);
        if (process.isEmpty()) return;
        try (var handle = process.get()) {
            handle.signal(signal);
        }
    }

    @Override
    public void pause(String id) throws IOException {
        command("pause", id);
    }

    @Override
    public void resume(String id) throws IOException {
        command("resume", id);
    }

    private void command(String word, String id) throws IOException {
        var result = oci.run(word, id);
        if (result.code() != 0) throw FailureText.other(word, id, result.words());
    }

    @Override
    public void update(String id, Resources resources) throws IOException {
        var file = places.bundle(id).resolve("update.json");
        Files.write(file, Json.write(specs.update(resources)));
        var result = oci.run("update", "-r", file.toString(), id);
        if (result.code() != 0) throw FailureText.other("update", id, result.words());
    }

    @Override
    public void delete(String id) throws IOException {
        var known = Optional.ofNullable(watches.get(id));
        if (known.isEmpty() && !Files.exists(places.facts(id))) CutOff.end(places.bundle(id));
        boolean ended = known.isPresent() && known.get().exit().isDone();
        if (known.isPresent() && !ended) kill(known.get().facts(), SIGKILL);
        var group = group(id);
        if (!(ended && state.forget(id)) && (known.isPresent() || Files.exists(places.bundle(id)))) {
            var result = oci.run("delete", "-f", id);
            if (result.code() != 0 && Files.exists(places.oci().resolve(id))) throw FailureText.other("delete", id, result.words());
        }
        if (known.isPresent()) lastWords(known.get());
        CgroupRemoval.remove(group, trees);
        watches.remove(id);
        remove(id);
    }

    private void remove(String id) throws IOException {
        memory.takeBack(id);
        places.remove(id);
    }

    /// The OCI runtime takes its group away itself, unless it was ended on its way, or its own state is lost as after a boot.
    private Path group(String id) {
        return Path.of(written(id).orElseGet(() -> specs.cgroupsPath(id)));
    }

    private Optional<String> written(String id) {
        try {
            // one that was cut off before it was described has a FIFO there, which nobody writes to any more
            return Files.isRegularFile(places.config(id)) ? config(id).linux().cgroupsPath() : Optional.empty();
        } catch (IOException | RuntimeException cutOff) {
            // its engine ended while it wrote
            return Optional.empty();
        }
    }

    @Override
    public Set<String> ids() throws IOException {
        return places.ids();
    }

    /// conmon writes into the folders that are about to go.
    private static void lastWords(Watch watch) throws IOException {
        try {
            watch.exit().get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            signal(watch.facts().supervisor(), watch.facts().supervisorStart(), SIGKILL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ExecProcess exec(String id, ExecSpec spec) throws IOException {
        var folder = places.exec(id, execs.incrementAndGet());
        return OciExec.start(oci, id, folder, spec, specs.exec(config(id), spec));
    }

    @Override
    public void check(String id, ExecSpec spec) throws IOException {
        specs.exec(config(id), spec);
    }

    private RuntimeSpec config(String id) throws IOException {
        return Json.read(Files.readAllBytes(places.config(id)), RuntimeSpec.class);
    }

    @Override
    public synchronized RunState adopt(String id) throws IOException {
        var found = Facts.read(places.facts(id));
        if (found.isEmpty()) return new RunState.Gone();
        var facts = found.get();
        var watched = Optional.ofNullable(watches.get(id));
        if (watched.isEmpty()) watch(id, facts);
        var exit = watched(id).exit();
        return exit.isDone() ? new RunState.Exited(exit.join()) : new RunState.Running(facts.pid(), facts.startTime(), facts.supervisor(), facts.cgroups().frozen());
    }

    private void watch(String id, Facts facts) throws IOException {
        var watch = Watch.over(facts);
        watches.put(id, watch);
        var conmon = ProcessHandleFd.open(facts.supervisor(), facts.supervisorStart());
        if (conmon.isEmpty()) {
            watch.ended(end(id, facts));
            return;
        }
        try {
            ServiceGroup.leave(facts.supervisor(), trees);
        } catch (IOException e) {
            // It stays in the group of a service, whose unit spares it; or it has just ended.
        }
        conmon.get().onExit(() -> {
            conmon.get().close();
            watch.ended(end(id, facts));
        });
    }

    @Override
    public void onExit(String id, Consumer<ExitFacts> listener) {
        watched(id).onExit(listener);
    }

    @Override
    public ExitFacts awaitExit(String id) throws InterruptedException {
        try {
            return watched(id).exit().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the watch over container " + id + " failed", e);
        }
    }

    private Watch watched(String id) {
        return Optional.ofNullable(watches.get(id)).orElseThrow(() -> new IllegalStateException("container " + id + " is not watched: create or adopt it first"));
    }

    private Facts known(String id) throws IOException {
        var watch = Optional.ofNullable(watches.get(id));
        if (watch.isPresent()) return watch.get().facts();
        return Facts.read(places.facts(id)).orElseThrow(() -> new IOException("container " + id + " is not known to the runtime"));
    }

    @Override
    public Attachment attach(String id, Output output) throws IOException {
        return ConmonAttachment.open(places.attach(id), known(id).stdinOnce(), output);
    }

    @Override
    public void reopenLog(String id) throws IOException {
        control(id, "2 0 0\n");
    }

    @Override
    public void resize(String id, ConsoleSize size) throws IOException {
        control(id, "1 " + size.rows() + " " + size.columns() + "\n");
    }

    /// Opened without waiting: a conmon that is gone reads no commands.
    private void control(String id, String command) throws IOException {
        try (var out = Fd.output(Fd.open(places.ctl(id), Fd.WRITE | Fd.NON_BLOCKING, 0))) {
            out.write(command.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public Set<Long> pids(String id) throws IOException {
        return known(id).cgroups().processes();
    }
}
