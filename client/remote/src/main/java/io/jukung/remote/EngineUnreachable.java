package io.jukung.remote;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nobody answered, or the connection broke: in Docker's words, since scripts look for them, with what to try next.
public final class EngineUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final @Nullable String remedy;

    public EngineUnreachable(String message, Optional<String> remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy.orElse(null);
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }
}
