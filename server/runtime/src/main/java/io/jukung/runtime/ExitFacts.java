package io.jukung.runtime;

import java.time.Instant;
import java.util.Optional;

/// How a container's first process ended. `code` is 128 + signal if a signal ended it, and 137 if nobody could say.
///
/// @param lost       nobody saw the end: the supervisor was gone
/// @param unrunnable why there was no program to end
public record ExitFacts(int code, Instant at, boolean outOfMemory, boolean lost, Optional<Unrunnable> unrunnable) {
    public ExitFacts(int code, Instant at, boolean outOfMemory) {
        this(code, at, outOfMemory, false, Optional.empty());
    }

    public static ExitFacts lost(int code, Instant at, boolean outOfMemory) {
        return new ExitFacts(code, at, outOfMemory, true, Optional.empty());
    }

    /// Docker's code for a program that could not be executed after all.
    public ExitFacts never(Unrunnable why) {
        return new ExitFacts(255, at, outOfMemory, lost, Optional.of(why));
    }
}
