package io.jukung.daemon;

import java.time.Instant;

/// Which Jukung this is. Commit and time come from the launcher of a packaged build; a clone says `source`.
final class Version {
    static final String NUMBER = "0.1.0";
    static final String BUILD = System.getProperty("jukung.build", "source");
    static final Instant BUILT = Instant.parse(System.getProperty("jukung.built", "2026-11-01T00:00:00Z"));

    private Version() {}
}
