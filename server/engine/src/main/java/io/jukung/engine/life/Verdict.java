package io.jukung.engine.life;

import io.jukung.engine.Asked;
import io.jukung.engine.Asked.How;
import io.jukung.engine.Cause;
import io.jukung.engine.Cause.Reason;
import io.jukung.engine.ContainerRecord;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.ExitFacts.Manner;
import io.jukung.runtime.Unrunnable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Says why a run ended, from what the runtime saw and what this engine had sent. A KILL of ours is believed first, then
/// the kernel's memory counter, then a gentler signal; what is left the process did itself, or somebody else did. A code of
/// 137 is nobody's answer to a gentler signal: where the kernel tells how it came to be, that is believed instead.
final class Verdict {
    private static final int KILL = 9;
    private static final int KILLED = 128 + KILL;
    /// Signals a program may take as a wish to end, and end with a code of its own.
    private static final Set<Integer> POLITE = Set.of(1, 2, 3, 10, 12, 15);
    private static final Duration SOON = Duration.ofSeconds(10);

    private Verdict() {}

    static Cause of(ContainerRecord record, ExitFacts facts) {
        if (facts.unrunnable().isPresent()) return unrunnable(facts.unrunnable().get());
        var asked = record.lastRun().asked();
        boolean killed = facts.code() == KILLED && facts.manner() != Manner.BY_ITSELF;
        if (killed && asked.isPresent() && asked.get().signal() == KILL) return struck(asked.get());
        if (facts.lost()) return lost(record);
        if (facts.code() == KILLED && facts.manner() != Manner.UNTOLD && !facts.outOfMemory()) return alone(facts);
        boolean obeyed = asked.isPresent() && asked.get().how() == How.STOP && facts.code() != KILLED;
        if (facts.outOfMemory() && facts.code() != 0 && !obeyed) return memory(record, facts, killed);
        return asked.flatMap(a -> sent(a, facts)).orElseGet(() -> alone(facts));
    }

    private static Cause struck(Asked asked) {
        return asked.how() == How.KILL ? new Cause.Killed(KILL, KILLED) : new Cause.Forced(asked.seconds());
    }

    private static Cause lost(ContainerRecord record) {
        var now = Boot.id();
        boolean other = !now.isEmpty() && record.lastRun().boot().map(boot -> !boot.equals(now)).orElse(false);
        return other ? new Cause.HostRestarted() : new Cause.Lost();
    }

    private static Cause memory(ContainerRecord record, ExitFacts facts, boolean killed) {
        var process = killed ? Commands.first(record) : Optional.<String>empty();
        return new Cause.OutOfMemory(record.hostConfig().path("Memory").asLong(0), facts.code(), process);
    }

    private static Optional<Cause> sent(Asked asked, ExitFacts facts) {
        return switch (asked.how()) {
            case STOP, FORCE -> Optional.of(new Cause.Stopped(asked.signal(), facts.code()));
            case KILL -> {
                boolean died = facts.code() == 128 + asked.signal();
                boolean soon = POLITE.contains(asked.signal()) && Duration.between(asked.at(), facts.at()).compareTo(SOON) < 0;
                yield died || soon ? Optional.of(new Cause.Killed(asked.signal(), facts.code())) : Optional.empty();
            }
        };
    }

    private static Cause alone(ExitFacts facts) {
        int code = facts.code();
        return switch (facts.manner()) {
            case BY_ITSELF -> new Cause.Exited(code);
            case BY_SIGNAL -> new Cause.Signalled(code - 128);
            case UNTOLD -> code > 128 && code <= 128 + 64 ? new Cause.Unclear(code - 128) : new Cause.Exited(code);
        };
    }

    private static Cause unrunnable(Unrunnable what) {
        return switch (what.kind()) {
            case WRONG_ARCHITECTURE -> new Cause.Refused(Reason.WRONG_ARCHITECTURE, what.program() + " is made for " + what.lacking(), Optional.empty());
            case NO_FORMAT -> new Cause.Refused(Reason.NO_PROGRAM_FORMAT, what.program(), Optional.empty());
            case MISSING_INTERPRETER -> new Cause.Refused(Reason.MISSING_INTERPRETER, what.program() + " needs " + what.lacking(), Optional.empty());
        };
    }
}
