package io.jukung.testkit.simulation;

/// What goes wrong in a simulated history. The first group fails one call of a port; the others befall the whole engine.
public enum Fault {
    RUNTIME_CREATE("runtime.create"), RUNTIME_START("runtime.start"), RUNTIME_KILL("runtime.kill"), RUNTIME_ATTACH("runtime.attach"),
    SANDBOX_CREATE("sandboxes.create"), SNAPSHOT_PREPARE("snapshots.prepare"), SNAPSHOT_MOUNT("snapshots.mount"), SNAPSHOT_REMOVE("snapshots.remove"),
    /// No record can be written from some moment in an operation to its end.
    DISK(""),
    /// The engine is gone between two operations.
    CRASH_BETWEEN(""),
    /// The engine is gone before or after an effect in the middle of an operation.
    CRASH_INSIDE(""),
    /// A process ends while an operation goes on.
    EXIT_INSIDE(""),
    /// A process ends while there is no engine.
    EXIT_WHILE_DOWN(""),
    /// A supervisor is killed: nobody can say how the process ended.
    SUPERVISOR_KILLED("");

    final String call;

    Fault(String call) {
        this.call = call;
    }

    /// Whether it is laid before an operation, to strike inside it.
    boolean inside() {
        return !call.isEmpty() || this == DISK || this == CRASH_INSIDE || this == EXIT_INSIDE;
    }
}
