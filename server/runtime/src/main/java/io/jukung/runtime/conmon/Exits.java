package io.jukung.runtime.conmon;

import io.jukung.oci.Json;
import io.jukung.oci.RuntimeSpec;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.spec.ProgramCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;

/// What conmon leaves at a container's end: a file with the exit code, whose time is the end's time.
final class Exits {
    static final int LOST = 137;

    private final Places places;

    Exits(Places places) {
        this.places = places;
    }

    /// Empty if conmon has left nothing.
    Optional<ExitFacts> read(String id, Facts facts) {
        var file = places.exit(id);
        try {
            var code = Integer.parseInt(Files.readString(file).strip());
            return Optional.of(ran(id, new ExitFacts(code < 0 ? LOST : code, Files.getLastModifiedTime(file).toInstant(), facts.cgroups().outOfMemory())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.of(ExitFacts.lost(LOST, Instant.now(), facts.cgroups().outOfMemory()));
        }
    }

    /// The runtime that could not execute the program ends in its place, with a code of its own: crun's is 1, runc's 255.
    private ExitFacts ran(String id, ExitFacts exit) {
        if (exit.code() != 1 && exit.code() != 255) return exit;
        try {
            var config = Json.read(Files.readAllBytes(places.config(id)), RuntimeSpec.class);
            return new ProgramCheck(config, System.getProperty("os.arch", "")).unrunnable().map(exit::never).orElse(exit);
        } catch (IOException gone) {
            return exit;
        }
    }
}
