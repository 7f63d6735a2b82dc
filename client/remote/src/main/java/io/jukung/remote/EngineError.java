package io.jukung.remote;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine answered, and the answer was no: its status, its words, and its advice if it gave one.
public final class EngineError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final @Nullable String remedy;

    public EngineError(int status, String message, Optional<String> remedy) {
        super(message);
        this.status = status;
        this.remedy = remedy.orElse(null);
    }

    public int status() {
        return status;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }
}
