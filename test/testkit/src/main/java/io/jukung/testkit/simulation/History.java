package io.jukung.testkit.simulation;

import static java.util.Map.entry;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.Containers.Until;
import io.jukung.runtime.Output;
import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/// One random life of an engine: operations, faults, and after each step the question whether all promises still hold.
/// The same seed gives the same history.
public final class History {
    private static final int LEAST_OPERATIONS = 40;
    private static final int LEAST_FAULTS = 3;
    private static final int MOST_OPERATIONS = 400;
    private static final List<String> NAMES = List.of("ant", "bee", "cat", "dog", "eel", "fox");

    private enum Op { CREATE, START, STOP, KILL, TERM, PAUSE, UNPAUSE, RENAME, REMOVE, FORCE_REMOVE, RESTART, PRUNE, EXIT, ATTACH, EXEC, WAIT, CRASH, SUPERVISOR }

    /// How often each is drawn; one that fits no container is drawn again.
    private static final Map<Op, Integer> WEIGHTS = Map.ofEntries(entry(Op.CREATE, 3), entry(Op.START, 8), entry(Op.STOP, 1), entry(Op.KILL, 1), entry(Op.TERM, 1),
            entry(Op.PAUSE, 5), entry(Op.UNPAUSE, 6), entry(Op.RENAME, 1), entry(Op.REMOVE, 2), entry(Op.FORCE_REMOVE, 1), entry(Op.RESTART, 1), entry(Op.EXIT, 2),
            entry(Op.ATTACH, 1), entry(Op.EXEC, 3), entry(Op.WAIT, 2), entry(Op.PRUNE, 1), entry(Op.CRASH, 1), entry(Op.SUPERVISOR, 1));
    private static final List<Op> DICE = WEIGHTS.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .flatMap(weight -> Collections.nCopies(weight.getValue(), weight.getKey()).stream()).toList();

    /// What may befall an engine that finds again what others left.
    private static final List<Fault> AT_START = List.of(Fault.CRASH_INSIDE, Fault.CRASH_INSIDE, Fault.DISK, Fault.SNAPSHOT_MOUNT, Fault.RUNTIME_ATTACH,
            Fault.RUNTIME_ADOPT, Fault.RUNTIME_ADOPT, Fault.RUNTIME_ADOPT, Fault.RUNTIME_ADOPT, Fault.RUNTIME_ADOPT, Fault.SANDBOX_ADOPT, Fault.SANDBOX_ADOPT, Fault.SANDBOX_ADOPT, Fault.SANDBOX_ADOPT, Fault.SANDBOX_ADOPT, Fault.SANDBOX_ADOPT, Fault.SANDBOX_ADOPT,
            Fault.RUNTIME_DELETE, Fault.SANDBOX_RELEASE, Fault.SNAPSHOT_UNMOUNT, Fault.SNAPSHOT_REMOVE, Fault.JOURNAL_APPEND);

    private final long seed;
    private final Plant plant;
    private final Counts counts;
    private final Random random;
    private final World world;
    private final Promises promises;
    private final List<String> steps = new ArrayList<>();
    private int operations;

    private History(long seed, Plant plant, Counts counts, Path root) throws IOException {
        this.seed = seed;
        this.plant = plant;
        this.counts = counts;
        this.random = new Random(seed * 31 + 7);
        this.world = new World(seed, plant, counts, root);
        this.promises = new Promises(world, counts);
    }

    /// Lives through one history in an empty folder.
    /// @throws Violation if a promise is broken
    public static void live(long seed, Plant plant, Counts counts, Path root) throws IOException {
        var history = new History(seed, plant, counts, root);
        try {
            history.run();
        } catch (Violation | IllegalStateException | Crash e) {
            throw failure(history, e);
        }
    }

    private static Violation failure(History history, Throwable why) {
        var violation = new Violation(why.getMessage() + "\nseed " + history.seed + ", steps " + String.join("; ", history.steps)
                + "\nreplay: java -cp … io.jukung.testkit.simulation.Soak 1 " + history.seed);
        violation.initCause(why);
        return violation;
    }

    private void run() throws IOException {
        world.engine.adopt();
        while (operations < LEAST_OPERATIONS || world.faults < LEAST_FAULTS) {
            if (operations > MOST_OPERATIONS) throw new Violation("too few faults struck: " + world.faults);
            step(DICE.get(random.nextInt(DICE.size())));
        }
        end();
        counts.history();
    }

    private void step(Op drawn) throws IOException {
        // without the telling of ends these would only wait
        var op = plant == Plant.EXIT_NOT_TOLD && (drawn == Op.STOP || drawn == Op.KILL || drawn == Op.FORCE_REMOVE || drawn == Op.RESTART) ? Op.EXIT : drawn;
        var chosen = choose(op);
        if (chosen.isEmpty() && op != Op.CREATE && op != Op.PRUNE && op != Op.CRASH) return;
        operations++;
        counts.operation(op.name());
        steps.add(op + chosen.map(c -> " " + c.name()).orElse(""));
        var before = new HashMap<String, byte[]>();
        if (plant == Plant.RECORD_NOT_WRITTEN || plant == Plant.FOLDER_LEFT_BEHIND) for (var id : world.disk.ids()) before.put(id, world.disk.bytes(id).orElseThrow());
        world.putOff = (op == Op.EXIT || op == Op.KILL || op == Op.STOP || op == Op.TERM) && random.nextBoolean();
        if (op != Op.CRASH && random.nextInt(2) == 0) layFault(op);
        promises.before();
        try {
            run(op, chosen);
        } catch (Problem | IOException e) {
            steps.add("refused: " + e.getMessage());
        } catch (Crash e) {
            // told below: one that strikes in a callback or in an undoing is kept by what it was thrown in
        }
        if (world.gate.crashed()) {
            steps.add("crashed inside");
            promises.unsure(chosen.map(ContainerRecord::id));
            reboot();
        }
        world.gate.lift();
        world.settle();
        world.disk.heal();
        world.putOff = false;
        world.drain();
        planted(before);
        promises.check();
    }

    private Optional<ContainerRecord> choose(Op op) {
        var all = world.engine.all();
        var fit = all.stream().filter(c -> switch (op) {
            case EXIT, STOP, TERM, KILL, RESTART, PAUSE, SUPERVISOR, ATTACH, EXEC -> c.state().alive();
            case UNPAUSE -> c.state().word().equals("paused");
            case START, REMOVE -> !c.state().alive();
            default -> true;
        }).toList();
        var from = fit.isEmpty() || random.nextInt(10) == 0 && op != Op.EXIT && op != Op.SUPERVISOR ? all : fit;
        if (from.isEmpty() || fit.isEmpty() && (op == Op.EXIT || op == Op.SUPERVISOR || random.nextInt(10) > 0)) return Optional.empty();
        return Optional.of(from.get(random.nextInt(from.size())));
    }

    private void layFault(Op op) {
        var fitting = new ArrayList<>(switch (op) {
            case CREATE -> List.of(Fault.SNAPSHOT_PREPARE, Fault.SNAPSHOT_PREPARE);
            case START -> List.of(Fault.EXIT_INSIDE, Fault.EXIT_INSIDE, Fault.EXIT_INSIDE, Fault.EXIT_INSIDE, Fault.RUNTIME_ATTACH, Fault.RUNTIME_CREATE, Fault.RUNTIME_START, Fault.RUNTIME_ATTACH, Fault.SANDBOX_CREATE, Fault.SNAPSHOT_MOUNT);
            case FORCE_REMOVE -> List.of(Fault.SNAPSHOT_REMOVE, Fault.SNAPSHOT_REMOVE, Fault.SNAPSHOT_REMOVE, Fault.RUNTIME_DELETE, Fault.SANDBOX_RELEASE);
            case STOP, KILL, TERM -> List.of(Fault.RUNTIME_KILL, Fault.RUNTIME_KILL, Fault.RUNTIME_DELETE, Fault.SANDBOX_RELEASE, Fault.SNAPSHOT_UNMOUNT);
            case EXIT, SUPERVISOR, RESTART -> List.of(Fault.RUNTIME_DELETE, Fault.SANDBOX_RELEASE, Fault.SNAPSHOT_UNMOUNT);
            case REMOVE, PRUNE -> List.of(Fault.SNAPSHOT_REMOVE, Fault.SNAPSHOT_REMOVE, Fault.SNAPSHOT_REMOVE);
            case PAUSE -> List.of(Fault.RUNTIME_PAUSE, Fault.RUNTIME_PAUSE);
            case UNPAUSE -> List.of(Fault.RUNTIME_RESUME, Fault.RUNTIME_RESUME, Fault.RUNTIME_RESUME);
            case EXEC -> List.of(Fault.RUNTIME_EXEC, Fault.RUNTIME_EXEC, Fault.RUNTIME_EXEC);
            default -> List.<Fault>of();
        });
        fitting.addAll(List.of(Fault.DISK, Fault.CRASH_INSIDE, Fault.EXIT_INSIDE, Fault.JOURNAL_APPEND));
        // two ends of one process at once would only confuse the books
        if (op == Op.EXIT || op == Op.SUPERVISOR) fitting.remove(Fault.EXIT_INSIDE);
        var fault = fitting.get(random.nextInt(fitting.size()));
        steps.add("with " + fault);
        // what strikes the clean-up strikes it inside the operation
        if (fault.release()) world.putOff = false;
        world.gate.lay(fault);
    }

    private void run(Op op, Optional<ContainerRecord> chosen) throws IOException {
        var engine = world.engine;
        var id = chosen.map(ContainerRecord::id).orElse("");
        switch (op) {
            case CREATE -> create();
            case START -> {
                engine.start(id);
                promises.started(id);
                if (random.nextInt(4) == 0) world.processes.ignoresTerm(engine.get(id).runId());
            }
            case STOP -> {
                engine.stop(id, Optional.empty(), Optional.of(Duration.ZERO));
                promises.stopped(id);
            }
            case KILL -> {
                engine.kill(id, Optional.empty());
                promises.stopped(id);
            }
            case TERM -> engine.kill(id, Optional.of("TERM"));
            case PAUSE -> engine.pause(id);
            case UNPAUSE -> engine.unpause(id);
            case RENAME -> {
                var name = NAMES.get(random.nextInt(NAMES.size()));
                promises.renaming(id, name);
                engine.rename(id, name);
                promises.renamed(id, name);
            }
            case REMOVE, FORCE_REMOVE -> {
                engine.remove(id, op == Op.FORCE_REMOVE);
                promises.removed(id);
            }
            case RESTART -> {
                engine.restart(id, Optional.empty(), Optional.of(Duration.ZERO));
                promises.started(id);
            }
            case PRUNE -> engine.prune(c -> random.nextInt(6) == 0).forEach(promises::removed);
            case EXIT -> {
                var run = chosen.orElseThrow().runId();
                if (!world.processes.frozen(run)) world.exit(run, random.nextInt(3));
            }
            case SUPERVISOR -> {
                world.struck(Fault.SUPERVISOR_KILLED, "");
                world.exit(chosen.orElseThrow().runId(), 137);
            }
            case EXEC -> exec(id);
            case ATTACH -> engine.attach(id, SILENT).detach();
            case WAIT -> {
                var until = Until.values()[random.nextInt(3)];
                promises.waiting(chosen.orElseThrow(), until, engine.await(id, until));
            }
            case CRASH -> {
                world.struck(Fault.CRASH_BETWEEN, "");
                reboot();
            }
        }
    }

    private void exec(String id) throws IOException {
        var body = Wire.object();
        body.putArray("Cmd").add("true");
        var execs = world.engine.execs();
        var made = execs.create(id, body);
        execs.start(made, true);
        if (execs.get(made).exitCode().orElse(-1) != SimulatedRuntime.EXEC_CODE) throw new Violation("the code of an exec was lost: " + execs.get(made));
    }

    private static final Output SILENT = new Output() {
        @Override public void write(StreamKind stream, byte[] bytes) {}
        @Override public void end() {}
    };

    private void create() throws IOException {
        var name = random.nextInt(5) == 0 ? Optional.<String>empty() : Optional.of(NAMES.get(random.nextInt(NAMES.size())));
        var body = Wire.object().put("Image", World.IMAGE).put("OpenStdin", random.nextInt(2) == 0);
        var host = body.putObject("HostConfig").put("AutoRemove", random.nextInt(5) == 0);
        if (random.nextInt(3) == 0) publish(host);
        var made = world.engine.create(name, Optional.empty(), body);
        promises.created(made.id(), world.engine.get(made.id()).name());
    }

    private static void publish(ObjectNode host) {
        host.putObject("PortBindings").putArray("80/tcp").addObject().put("HostIp", "").put("HostPort", "8080");
    }

    /// The engine goes, the world goes on, the next engine comes; its first minutes may be unlucky too.
    private void reboot() throws IOException {
        world.crash();
        promises.crashed();
        for (var run : world.processes.live()) {
            if (world.processes.frozen(run) || random.nextInt(3) > 0) continue;
            world.processes.finish(run, 5);
            world.struck(Fault.EXIT_WHILE_DOWN, "");
            steps.add("end while down " + run.substring(0, 6));
        }
        boolean again;
        do {
            world.restart();
            var unlucky = random.nextInt(4) > 0;
            if (unlucky) {
                var fault = AT_START.get(random.nextInt(AT_START.size()));
                steps.add("adopting with " + fault);
                world.gate.lay(fault);
            }
            try {
                world.engine.adopt();
                again = false;
            } catch (Crash e) {
                world.crash();
                again = true;
            }
        } while (again);
        world.gate.lift();
        world.disk.heal();
        // what failed of an adoption is tried again at the container's next operation: here is one for each
        for (var record : world.engine.all()) world.engine.await(record.id(), Until.NOT_RUNNING);
    }

    private void planted(Map<String, byte[]> before) throws IOException {
        for (var old : before.entrySet()) {
            boolean there = world.disk.ids().contains(old.getKey());
            if (plant == Plant.RECORD_NOT_WRITTEN && there || plant == Plant.FOLDER_LEFT_BEHIND && !there) world.disk.put(old.getKey(), old.getValue());
        }
    }

    private void end() throws IOException {
        steps.add("remove all");
        for (var record : world.engine.all()) {
            try {
                world.engine.remove(record.id(), true);
            } catch (Problem.NotFound e) {
                continue;
            }
            promises.removed(record.id());
        }
        // the occasion to give back what belongs to none
        world.engine.prune(_ -> false);
        world.settle();
        world.drain();
        promises.check();
        promises.nothingLeft();
        for (var name : NAMES) world.engine.create(Optional.of(name), Optional.empty(), Wire.object().put("Image", World.IMAGE));
    }
}
