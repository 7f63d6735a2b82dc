package io.jukung.runtime.conmon;

import io.jukung.kernel.ProcessHandleFd;
import io.jukung.runtime.ExitFacts;
import java.io.IOException;
import java.util.Optional;

/// A container's first process, held by a descriptor from before its end: conmon writes one number for a code and for a
/// signal, and the kernel tells the two apart, but only to who held the process while it lived.
final class FirstProcess {
    private static final int SIGNAL = 0x7f;

    private final Optional<ProcessHandleFd> held;

    private FirstProcess(Optional<ProcessHandleFd> held) {
        this.held = held;
    }

    /// One that has ended already, or for which no descriptor is left, is not held: its end is told without that.
    static FirstProcess of(Facts facts) {
        try {
            return new FirstProcess(ProcessHandleFd.open(facts.pid(), facts.startTime()));
        } catch (IOException untold) {
            return new FirstProcess(Optional.empty());
        }
    }

    /// Its end, with what the kernel knows of it; the process is let go.
    ExitFacts ended(ExitFacts facts) {
        if (held.isEmpty()) return facts;
        try (var process = held.get()) {
            var status = process.status();
            if (status.isEmpty() || facts.lost()) return facts;
            return facts.ended((status.getAsInt() & SIGNAL) == 0 ? ExitFacts.Manner.BY_ITSELF : ExitFacts.Manner.BY_SIGNAL);
        }
    }
}
