package io.jukung.runtime;

import java.time.Instant;
import java.util.Optional;

/// How a container's first process ended. `code` is 128 + signal if a signal ended it, and 137 if nobody could say.
///
/// @param lost       nobody saw the end: the supervisor was gone
/// @param manner     whether the process chose that code
/// @param unrunnable why there was no program to end
public record ExitFacts(int code, Instant at, boolean outOfMemory, boolean lost, Manner manner, Optional<Unrunnable> unrunnable) {
    /// A program may end with any code a signal gives: only the kernel knows which of the two it was.
    public enum Manner {
        BY_ITSELF, BY_SIGNAL,
        /// An older kernel, or the process ended while no engine looked.
        UNTOLD
    }

    public ExitFacts(int code, Instant at, boolean outOfMemory) {
        this(code, at, outOfMemory, false, Manner.UNTOLD, Optional.empty());
    }

    public static ExitFacts lost(int code, Instant at, boolean outOfMemory) {
        return new ExitFacts(code, at, outOfMemory, true, Manner.UNTOLD, Optional.empty());
    }

    public ExitFacts ended(Manner how) {
        return new ExitFacts(code, at, outOfMemory, lost, how, unrunnable);
    }

    /// Docker's code for a program that could not be executed after all.
    public ExitFacts never(Unrunnable why) {
        return new ExitFacts(255, at, outOfMemory, lost, manner, Optional.of(why));
    }
}
