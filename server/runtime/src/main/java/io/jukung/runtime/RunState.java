package io.jukung.runtime;

/// What is true of a container that an earlier engine may have started.
public sealed interface RunState {
    /// Made, and perhaps running: its supervisor and first process live.
    /// @param frozen whether it is paused, whatever was written down about it
    record Running(long pid, long startTime, long supervisor, boolean frozen) implements RunState {}

    record Exited(ExitFacts facts) implements RunState {}

    /// Neither process nor trace: it was never made here, or has been deleted.
    record Gone() implements RunState {}
}
