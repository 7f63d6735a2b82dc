package io.jukung.testkit.simulation;

import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers.Ended;
import io.jukung.engine.Containers.Until;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/// What the engine has promised so far, compared with what it says, what the disk says and what is true.
public final class Promises {
    /// Every way from what was seen after one step to what is seen after the next, the engine's end and return included.
    public static final Set<String> WAYS = Set.of("none > created", "created > running", "created > exited", "created > removing", "created > gone",
            "running > exited", "running > paused", "running > gone", "paused > running", "paused > exited", "paused > gone",
            "exited > running", "exited > removing", "exited > gone", "removing > gone");

    private record Wait(String id, int generation, boolean alive, Until until, CompletableFuture<Ended> future) {}

    private final World world;
    private final Counts counts;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Boolean> autoRemove = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    /// Ids whose latest operation was cut off by a crash: either outcome is right, once.
    private final Set<String> unsure = new HashSet<>();
    /// Ids whose end could not be written: the next engine finds another end.
    private final Set<String> behind = new HashSet<>();
    private final Set<String> troubled = new HashSet<>();
    private final Map<String, String> newNames = new HashMap<>();
    private final List<Wait> waits = new ArrayList<>();
    private Set<String> running = Set.of();
    private Set<String> endedBefore = Set.of();
    private boolean crashed;
    private int faultsBefore;

    Promises(World world, Counts counts) {
        this.world = world;
        this.counts = counts;
    }

    void before() {
        crashed = false;
        world.diskBroke = false;
        faultsBefore = world.faults;
        running = world.processes.live();
        endedBefore = world.processes.ended();
        newNames.clear();
    }

    void created(String id, String name) {
        names.put(id, name);
        require(world.engine.all().stream().anyMatch(c -> c.id().equals(id)), "a created container is not listed: " + id);
    }

    void started(String id) {
        var found = world.engine.all().stream().filter(c -> c.id().equals(id)).findFirst();
        found.ifPresent(c -> require(c.state().alive() || world.processes.code(c.runId()).isPresent(), "a started container never ran: " + id));
    }

    void stopped(String id) {
        require(world.processes.live().stream().noneMatch(run -> run.startsWith(id)), "a stopped container still runs: " + id);
    }

    void renaming(String id, String name) {
        newNames.put(id, name);
    }

    void renamed(String id, String name) {
        names.put(id, name);
    }

    void removed(String id) {
        gone.add(id);
        names.remove(id);
    }

    void waiting(ContainerRecord record, Until until, CompletableFuture<Ended> future) {
        waits.add(new Wait(record.id(), record.generation(), record.state().alive(), until, future));
    }

    void unsure(Optional<String> id) {
        id.ifPresent(unsure::add);
    }

    void crashed() {
        crashed = true;
        waits.clear();
    }

    void check() throws IOException {
        require(world.mistakes.isEmpty(), "a port was misused: " + world.mistakes);
        if (world.faults > faultsBefore) troubled.addAll(names.keySet());
        var records = world.engine.all();
        var ids = new TreeSet<String>();
        var taken = new HashSet<String>();
        for (var record : records) {
            ids.add(record.id());
            require(taken.add(record.name()), "two containers are called " + record.name());
            require(!gone.contains(record.id()), "a removed container is back: " + record.id());
            memoryAndDisk(record);
            truth(record);
            named(record);
        }
        require(ids.equals(world.disk.ids()), "folders on disk are " + world.disk.ids() + ", containers are " + ids);
        processes(records);
        lost(ids);
        waits(records);
        transitions(records);
        unsure.clear();
    }

    private void memoryAndDisk(ContainerRecord record) throws IOException {
        if (world.disk.holds(record)) return;
        // only an end may be known before it is written, and only if the disk failed
        boolean end = record.state() instanceof ContainerState.Exited;
        if (world.diskBroke && end) behind.add(record.id());
        require(behind.contains(record.id()), "memory and disk differ for " + record.id() + ": " + record.state());
    }

    private void truth(ContainerRecord record) {
        var run = record.runId();
        switch (record.state()) {
            case ContainerState.Running(_, _) -> {
                require(world.processes.live().contains(run), "said to run, but does not: " + run);
                if (world.processes.frozen(run)) throw new Violation("said to run, but is frozen: " + run);
            }
            case ContainerState.Paused(_, _) -> {
                require(world.processes.live().contains(run), "said to be paused, but is gone: " + run);
                if (!world.processes.frozen(run)) throw new Violation("said to be paused, but runs: " + run);
            }
            case ContainerState.Exited(var code, _, _) -> {
                var real = codes(record);
                require(real.contains(code) || code == 137 && behind.contains(record.id()), "exit codes of " + run + " are " + real + ", said to be " + code);
                require(!record.hostConfig().path("AutoRemove").asBoolean(false) || troubled.contains(record.id()), "not removed by itself: " + run);
            }
            case ContainerState.Created() -> { }
            case ContainerState.Removing(), ContainerState.Dead(_) -> require(troubled.contains(record.id()), "stuck in removal: " + run);
            case ContainerState.Restarting(_, _) -> throw new Violation("nothing restarts here: " + run);
        }
    }

    /// The code of the latest run; and the one before it, if the latest belongs to a start that was never acknowledged.
    private List<Integer> codes(ContainerRecord record) {
        var codes = new ArrayList<Integer>();
        for (int generation = record.generation(); generation > 0; generation--) {
            var run = record.id() + "-" + generation;
            var code = world.processes.code(run);
            if (code.isPresent() && world.faults > faultsBefore && !running.contains(run) && !endedBefore.contains(run)) cutStarts.add(run);
            code.ifPresent(codes::add);
            if (code.isPresent() && !cutStarts.contains(run)) break;
        }
        return codes;
    }

    private final Set<String> cutStarts = new HashSet<>();

    private void named(ContainerRecord record) {
        var expected = Optional.ofNullable(names.get(record.id()));
        if (expected.isEmpty()) {
            require(crashed, "a container nobody made: " + record.id());
            names.put(record.id(), record.name());
        } else if (!expected.get().equals(record.name())) {
            require(crashed && record.name().equals(newNames.get(record.id())), "the name " + expected.get() + " became " + record.name());
            names.put(record.id(), record.name());
        }
        autoRemove.put(record.id(), record.hostConfig().path("AutoRemove").asBoolean(false));
    }

    private void processes(List<ContainerRecord> records) {
        world.deleteFailed.retainAll(world.processes.live());
        for (var run : world.processes.live()) {
            require(world.deleteFailed.contains(run) || records.stream().anyMatch(r -> r.runId().equals(run) && r.state().alive()), "a process nobody knows of: " + run);
        }
        world.unmountFailed.retainAll(world.snapshots.mounted());
        for (var id : world.snapshots.mounted()) {
            require(world.unmountFailed.contains(id) || records.stream().anyMatch(r -> r.id().equals(id) && r.state().alive()), "mounted, but does not run: " + id);
        }
        for (var run : running) {
            require(world.processes.live().contains(run) || world.processes.code(run).isPresent(), "a running container was swept away: " + run);
        }
    }

    private void lost(Set<String> ids) {
        for (var id : List.copyOf(names.keySet())) {
            if (ids.contains(id)) continue;
            require(autoRemove.getOrDefault(id, false) || crashed && (unsure.contains(id) || "removing".equals(states.get(id))) || pruned(id), "a container was lost: " + id);
            removed(id);
        }
    }

    /// A prune that was cut off or refused in its middle has removed some.
    private boolean pruned(String id) {
        return world.faults > faultsBefore && !running.stream().anyMatch(run -> run.startsWith(id));
    }

    private void waits(List<ContainerRecord> records) {
        for (var wait : List.copyOf(waits)) {
            var now = records.stream().filter(r -> r.id().equals(wait.id())).findFirst();
            boolean over = now.isEmpty() || wait.until() != Until.REMOVED && wait.alive() && (!now.get().state().alive() || now.get().generation() != wait.generation())
                    || wait.until() == Until.NOT_RUNNING && !wait.alive();
            if (!over) continue;
            require(wait.future().isDone(), "a wait never ends: " + wait);
            if (wait.alive() && wait.until() != Until.REMOVED) {
                var code = world.processes.code(wait.id() + "-" + wait.generation());
                require(code.isPresent() && code.get() == wait.future().join().exitCode(), "a wait was told another exit code than " + code + ": " + wait);
            }
            waits.remove(wait);
        }
    }

    private void transitions(List<ContainerRecord> records) {
        var now = new HashMap<String, String>();
        for (var record : records) now.put(record.id(), record.state().word());
        now.forEach((id, word) -> {
            var old = states.getOrDefault(id, "none");
            if (!old.equals(word)) went(old, word);
        });
        states.forEach((id, word) -> {
            if (!now.containsKey(id)) went(word, "gone");
        });
        states.clear();
        states.putAll(now);
    }

    /// A removal that fails in one step with the end before it has gone by way of the end.
    private void went(String from, String to) {
        if (to.equals("removing") && (from.equals("running") || from.equals("paused"))) {
            went(from, "exited");
            went("exited", to);
            return;
        }
        var way = from + " > " + to;
        require(WAYS.contains(way), "no container goes from " + way);
        counts.transition(way);
    }

    void nothingLeft() throws IOException {
        require(world.engine.all().isEmpty(), "containers are left: " + world.engine.all());
        require(world.disk.ids().isEmpty(), "folders are left: " + world.disk.ids());
        require(world.processes.fake().present().isEmpty(), "runtime containers are left: " + world.processes.fake().present());
        require(world.sandboxes.ids().isEmpty(), "sandboxes are left: " + world.sandboxes.ids());
        require(world.snapshots.mounted().isEmpty(), "mounts are left: " + world.snapshots.mounted());
        require(world.snapshots.active().isEmpty(), "snapshots are left: " + world.snapshots.active());
    }

    private static void require(boolean held, String otherwise) {
        if (!held) throw new Violation(otherwise);
    }
}
