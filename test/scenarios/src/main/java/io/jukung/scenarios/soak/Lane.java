package io.jukung.scenarios.soak;

/// One thing that is done many times on a stage.
interface Lane {
    /// Whether Docker's own client plays in it.
    default boolean needsDocker() {
        return false;
    }

    /// @throws Broken if a promise did not hold
    void run(Place place, Report report) throws Exception;
}
