package io.jukung.testkit.simulation;

/// A promise of the engine that was broken, with the seed and the steps that led to it.
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
        super(message);
    }
}
