package io.jukung.archive;

import java.io.IOException;

/// An archive's bytes contradict themselves, end too early, or use a form that is not read here. The message says which.
public final class MalformedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedArchiveException(String message) {
        super(message);
    }
}
