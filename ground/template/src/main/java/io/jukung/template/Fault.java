package io.jukung.template;

/// A mistake in a template, on its way to become a `Problem`.
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
        super(message, null, false, false);
    }
}
