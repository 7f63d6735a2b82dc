package io.jukung.runtime;

import java.time.Instant;

/// How a container's first process ended. `code` is 128 + signal if a signal ended it, and 137 if nobody could say.
public record ExitFacts(int code, Instant at, boolean outOfMemory) {}
