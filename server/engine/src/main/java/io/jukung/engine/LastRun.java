package io.jukung.engine;

import java.time.Instant;
import java.util.Optional;

/// What is known of a container's latest run, whether it goes on, has ended or never came to be.
///
/// @param error why it could not start; empty if it did
public record LastRun(Optional<Instant> startedAt, Optional<Instant> finishedAt, int exitCode, String error, boolean outOfMemory) {
    public static final LastRun NEVER = new LastRun(Optional.empty(), Optional.empty(), 0, "", false);

    public LastRun begun(Instant at) {
        return new LastRun(Optional.of(at), finishedAt, 0, "", false);
    }

    public LastRun failed(int code, String why) {
        return new LastRun(startedAt, finishedAt, code, why, false);
    }

    public LastRun ended(int code, Instant at, boolean oom) {
        return new LastRun(startedAt, Optional.of(at), code, "", oom);
    }
}
