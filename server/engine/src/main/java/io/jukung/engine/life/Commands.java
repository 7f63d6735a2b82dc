package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import java.util.Optional;

/// What a container runs.
final class Commands {
    private Commands() {}

    /// The program: the entrypoint's first word, or without an entrypoint the command's.
    static Optional<String> first(ContainerRecord record) {
        for (var part : new String[] {"Entrypoint", "Cmd"}) {
            if (!record.config().path(part).isEmpty()) return Optional.of(record.config().path(part).get(0).asString(""));
        }
        return Optional.empty();
    }
}
