package io.jukung.archive;

import java.io.IOException;

/// An archive's bytes contradict themselves, end too early, or use a form that is not read here. The message says which.
public final class MalformedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean cutOff;

    public MalformedArchiveException(String message) {
        this(message, false);
    }

    MalformedArchiveException(String message, boolean cutOff) {
        super(message);
        this.cutOff = cutOff;
    }

    /// Whether the bytes end too early, and all was well until then.
    public boolean isCutOff() {
        return cutOff;
    }
}
