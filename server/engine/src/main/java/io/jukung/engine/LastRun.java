package io.jukung.engine;

import java.time.Instant;
import java.util.Optional;

/// What is known of a container's latest run, whether it goes on, has ended or never came to be.
///
/// @param error why it could not start; empty if it did
/// @param cause why it is over; empty while it goes on, and in records of engines that did not ask
/// @param asked the latest signal sent to it
/// @param boot  the boot of the host it runs or ran in, as the kernel names it
public record LastRun(Optional<Instant> startedAt, Optional<Instant> finishedAt, int exitCode, String error, boolean outOfMemory,
        Optional<Cause> cause, Optional<Asked> asked, Optional<String> boot) {
    public static final LastRun NEVER = new LastRun(Optional.empty(), Optional.empty(), 0, "", false, Optional.empty(), Optional.empty(), Optional.empty());

    public LastRun begun(Instant at) {
        return new LastRun(Optional.of(at), finishedAt, 0, "", false, Optional.empty(), Optional.empty(), boot);
    }

    public LastRun inBoot(String id) {
        return new LastRun(startedAt, finishedAt, exitCode, error, outOfMemory, cause, asked, Optional.of(id).filter(b -> !b.isEmpty()));
    }

    public LastRun failed(int code, String why, Cause because) {
        return new LastRun(startedAt, finishedAt, code, why, false, Optional.of(because), Optional.empty(), boot);
    }

    public LastRun ended(int code, Instant at, boolean oom, Cause because) {
        return new LastRun(startedAt, Optional.of(at), code, "", oom, Optional.of(because), asked, boot);
    }

    public LastRun asked(Asked what) {
        return new LastRun(startedAt, finishedAt, exitCode, error, outOfMemory, cause, Optional.of(what), boot);
    }
}
