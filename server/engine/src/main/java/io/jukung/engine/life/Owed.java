package io.jukung.engine.life;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a container's runs should have given back and did not. Each thing is tried again until it is done: giving back what is
/// gone is no error, so a debt may be paid twice. Any thread may call; one pays at a time.
final class Owed {
    private final Map<String, Live.Step> releases = new LinkedHashMap<>();

    /// A thing that is owed already is not owed twice.
    synchronized void owe(String thing, Live.Step release) {
        releases.putIfAbsent(thing, release);
    }

    /// It is wanted again.
    synchronized void forgive(String thing) {
        releases.remove(thing);
    }

    /// Tries every release, each even if another fails.
    /// @return the first failure; empty if nothing is owed any more
    synchronized Optional<Exception> pay() {
        Optional<Exception> first = Optional.empty();
        for (var debts = releases.values().iterator(); debts.hasNext(); ) {
            try {
                debts.next().run();
                debts.remove();
            } catch (IOException | RuntimeException e) {
                if (first.isEmpty()) first = Optional.of(e);
                else first.get().addSuppressed(e);
            }
        }
        return first;
    }
}
