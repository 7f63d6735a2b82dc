package io.jukung.runtime;

import java.nio.file.Path;
import java.util.List;

/// Where a container's streams go, and what its supervisor holds for it.
///
/// @param log         the file that gets every line; its folder exists
/// @param heldSockets descriptors of ours that the supervisor inherits and keeps open until the container's end, so that
///                    published ports stay taken even while no engine runs; the caller may close its own afterwards
public record Io(Path log, Stdin stdin, List<Integer> heldSockets) {
    public Io {
        heldSockets = List.copyOf(heldSockets);
    }

    /// What becomes of standard input: none at all (reads see its end); closed for good when the engine closes it
    /// (`--interactive`, Docker's StdinOnce); or kept open whoever comes and goes (OpenStdin alone).
    public enum Stdin { NONE, ONCE, OPEN }

    public static Io logOnly(Path log) {
        return new Io(log, Stdin.NONE, List.of());
    }
}
