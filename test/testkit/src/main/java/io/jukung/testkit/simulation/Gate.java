package io.jukung.testkit.simulation;

import io.jukung.base.Problem;
import io.jukung.runtime.RuntimeFailure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Stands before every port of one engine: here the laid fault strikes, and after a crash nothing passes.
final class Gate {
    /// What strikes in the middle of an operation.
    interface Strikes {
        void breakDisk();
        void endAProcess();
        void struck(Fault fault);
    }

    private final Strikes strikes;
    private final RandomGenerator random;
    private final Plant plant;
    private final Thread stepping = Thread.currentThread();
    private volatile boolean crashed;
    private Optional<Fault> laid = Optional.empty();
    private int countdown;

    Gate(Strikes strikes, RandomGenerator random, Plant plant) {
        this.strikes = strikes;
        this.random = random;
        this.plant = plant;
    }

    void lay(Fault fault) {
        laid = Optional.of(fault);
        countdown = fault.call.isEmpty() ? random.nextInt(fault == Fault.DISK ? 6 : 14) : 0;
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
        return face.cast(Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, (_, method, arguments) -> {
            var call = port + "." + method.getName();
            before(call);
            Object result;
            if (skipped(call)) {
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

    private boolean skipped(String call) {
        return switch (plant) {
            case SANDBOX_NOT_RELEASED -> call.equals("sandboxes.release");
            case RUN_NOT_DELETED -> call.equals("runtime.delete");
            case SNAPSHOT_NOT_REMOVED -> call.equals("snapshots.remove");
            case NOT_UNMOUNTED -> call.equals("snapshots.unmount");
            case NONE, EXIT_NOT_TOLD, RECORD_NOT_WRITTEN, FOLDER_LEFT_BEHIND, RUNNING_NOT_ADOPTED -> false;
        };
    }

    private void before(String call) throws IOException {
        passing();
        if (Thread.currentThread() != stepping || laid.isEmpty() || !laid.get().call.equals(call)) return;
        var fault = laid.get();
        lift();
        strikes.struck(fault);
        switch (fault) {
            case RUNTIME_CREATE, RUNTIME_START -> throw new RuntimeFailure("planned failure of " + call, 127, "");
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
        strikes.struck(fault);
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
