package io.jukung.testkit.simulation;

/// The engine's process is gone: whatever it still wanted to do does not happen.
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the engine has crashed", null, false, false);
    }
}
