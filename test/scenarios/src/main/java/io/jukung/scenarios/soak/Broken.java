package io.jukung.scenarios.soak;

/// A promise of the engine that did not hold.
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
        super(what);
    }

    static void unless(boolean held, String otherwise) {
        if (!held) throw new Broken(otherwise);
    }
}
