package io.jukung.runtime;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Which lines of a log are wanted.
///
/// @param tail  only the last so many; empty means all
/// @param since only lines at or after it
/// @param until only lines at or before it; with `follow` the reading ends there
public record LogQuery(boolean out, boolean err, OptionalLong tail, Optional<Instant> since, Optional<Instant> until,
                       boolean follow) {
    public static LogQuery everything() {
        return new LogQuery(true, true, OptionalLong.empty(), Optional.empty(), Optional.empty(), false);
    }

    public static LogQuery follow(OptionalLong tail) {
        return new LogQuery(true, true, tail, Optional.empty(), Optional.empty(), true);
    }
}
