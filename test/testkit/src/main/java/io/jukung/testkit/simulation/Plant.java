package io.jukung.testkit.simulation;

/// A bug put in on purpose, to see that the invariants find it.
public enum Plant {
    NONE, SANDBOX_NOT_RELEASED, EXIT_NOT_TOLD, RUN_NOT_DELETED, SNAPSHOT_NOT_REMOVED, RECORD_NOT_WRITTEN, FOLDER_LEFT_BEHIND, RUNNING_NOT_ADOPTED, NOT_UNMOUNTED,
    FAILURE_FORGOTTEN, FREEZE_FORGOTTEN
}
