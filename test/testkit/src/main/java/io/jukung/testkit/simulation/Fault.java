package io.jukung.testkit.simulation;

/// What goes wrong in a simulated history. The first group fails one call of a port; the others befall the whole engine.
public enum Fault {
    RUNTIME_CREATE("runtime.create"), RUNTIME_START("runtime.start"), RUNTIME_KILL("runtime.kill"), RUNTIME_ATTACH("runtime.attach"),
    RUNTIME_PAUSE("runtime.pause"), RUNTIME_RESUME("runtime.resume"), RUNTIME_EXEC("runtime.exec"), RUNTIME_DELETE("runtime.delete"), RUNTIME_ADOPT("runtime.adopt"),
    SANDBOX_CREATE("sandboxes.create"), SANDBOX_RELEASE("sandboxes.release"), SANDBOX_ADOPT("sandboxes.adopt"),
    SNAPSHOT_PREPARE("snapshots.prepare"), SNAPSHOT_MOUNT("snapshots.mount"), SNAPSHOT_UNMOUNT("snapshots.unmount"), SNAPSHOT_REMOVE("snapshots.remove"),
    JOURNAL_APPEND("journal.append"),
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

    /// What comes after a run's end, or before the next start: it may fail more than once.
    boolean release() {
        return this == RUNTIME_DELETE || this == SANDBOX_RELEASE || this == SNAPSHOT_UNMOUNT || this == SNAPSHOT_REMOVE;
    }

    /// Whether it is laid before an operation, to strike inside it.
    boolean inside() {
        return !call.isEmpty() || this == DISK || this == CRASH_INSIDE || this == EXIT_INSIDE;
    }
}
