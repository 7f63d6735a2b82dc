package io.jukung.scenarios;

import java.time.Duration;

/// How long this machine may take: limits are written for a usual one, and multiplied where it is known to be slow (by
/// `-Djukung.patience=8`, or by 3 where `CI=true`).
final class Patience {
    private static final int FACTOR = Integer.getInteger("jukung.patience", "true".equals(System.getenv("CI")) ? 3 : 1);

    private Patience() {}

    static Duration seconds(long usual) {
        return of(Duration.ofSeconds(usual));
    }

    static Duration of(Duration usual) {
        return usual.multipliedBy(FACTOR);
    }
}
