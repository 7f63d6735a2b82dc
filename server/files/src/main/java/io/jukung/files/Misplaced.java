package io.jukung.files;

import java.io.IOException;

/// An archive asks for something in a place where it cannot be. The message says so in Docker's words.
public final class Misplaced extends IOException {
    private static final long serialVersionUID = 1L;

    Misplaced(String message) {
        super(message);
    }
}
