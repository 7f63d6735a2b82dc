package io.jukung.runtime;

import java.util.List;

/// A container that exists but has not begun: its first process waits for `start`.
///
/// @param pid        of the first process, in the host's view
/// @param startTime  of that process in clock ticks since boot; together with the pid it names the process for good
/// @param supervisor pid of the process that watches it
/// @param warnings   what the host could not give and was lowered, a sentence each
public record Created(long pid, long startTime, long supervisor, List<String> warnings) {
    public Created {
        warnings = List.copyOf(warnings);
    }
}
