package io.jukung.testkit.simulation;

import io.jukung.base.Problem;
import io.jukung.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Stands before every port of one engine: here the laid fault strikes, and after a crash nothing passes.
final class Gate {
    /// What strikes in the middle of an operation.
    interface Strikes {
        void breakDisk();
        void endAProcess();
        void struck(Fault fault, String on);
    }

    private final Strikes strikes;
    private final RandomGenerator random;
    private final Plant plant;
    private final Thread stepping = Thread.currentThread();
    private volatile boolean crashed;
    private Optional<Fault> laid = Optional.empty();
    private int countdown;
    private int times;
    /// What a release has failed for, in this engine's life and before.
    private final Set<String> failed;

    Gate(Strikes strikes, RandomGenerator random, Plant plant, Set<String> failed) {
        this.strikes = strikes;
        this.random = random;
        this.plant = plant;
        this.failed = failed;
    }

    void lay(Fault fault) {
        laid = Optional.of(fault);
        times = fault.release() ? 1 + random.nextInt(3) : 1;
        countdown = fault.call.isEmpty() ? random.nextInt(fault == Fault.DISK ? 6 : 16) : 0;
    }

    void lift() {
        laid = Optional.empty();
    }

    void crash() {
        crashed = true;
    }

    boolean crashed() {
        return crashed;
    }

    <T> T around(Class<T> face, String port, T behind) {
        return face.cast(Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, (itself, method, arguments) -> {
            // what an interface does by its own other methods passes the gate there
            if (method.isDefault() && behind.getClass().getMethod(method.getName(), method.getParameterTypes()).isDefault()) return InvocationHandler.invokeDefault(itself, method, arguments);
            var call = port + "." + method.getName();
            var on = arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
            before(call, on);
            Object result;
            if (skipped(call, on)) {
                result = null;
            } else {
                try {
                    result = method.invoke(behind, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
            passing();
            return result;
        }));
    }

    private boolean skipped(String call, String on) {
        return switch (plant) {
            case SANDBOX_NOT_RELEASED -> call.equals("sandboxes.release");
            case RUN_NOT_DELETED -> call.equals("runtime.delete");
            case SNAPSHOT_NOT_REMOVED -> call.equals("snapshots.remove");
            case NOT_UNMOUNTED -> call.equals("snapshots.unmount");
            case FAILURE_FORGOTTEN -> failed.contains(call + on);
            case NONE, FREEZE_FORGOTTEN, EXIT_NOT_TOLD, RECORD_NOT_WRITTEN, FOLDER_LEFT_BEHIND, RUNNING_NOT_ADOPTED -> false;
        };
    }

    private void before(String call, String on) throws IOException {
        passing();
        if (Thread.currentThread() != stepping || laid.isEmpty() || !laid.get().call.equals(call)) return;
        var fault = laid.get();
        if (--times == 0) lift();
        strikes.struck(fault, on);
        if (fault == Fault.SANDBOX_RELEASE) failed.add(call + on);
        switch (fault) {
            case RUNTIME_CREATE, RUNTIME_START -> throw new RuntimeFailure("planned failure of " + call, 127, "");
            case JOURNAL_APPEND -> throw new UncheckedIOException(new IOException("planned failure of " + call));
            case SANDBOX_CREATE -> throw new Problem.Internal("planned: port is already allocated");
            default -> throw new IOException("planned failure of " + call);
        }
    }

    /// Before and after each effect: the moment for what comes from outside.
    void passing() {
        if (crashed) throw new Crash();
        if (Thread.currentThread() != stepping || laid.isEmpty() || !laid.get().call.isEmpty() || countdown-- > 0) return;
        var fault = laid.get();
        lift();
        strikes.struck(fault, "");
        switch (fault) {
            case DISK -> strikes.breakDisk();
            case EXIT_INSIDE -> strikes.endAProcess();
            default -> {
                crash();
                throw new Crash();
            }
        }
    }
}
