package io.jukung.base;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went wrong, in words a caller can act on: a message (operation, object, reason) and, where there is one, a remedy.
///
/// A small closed family. It becomes an HTTP status in one switch and an exit code in another. The message keeps the
/// words Docker's clients match; the remedy travels beside it, in a field of its own. Neither ever holds a secret.
public abstract sealed class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final @Nullable String remedy;

    private Problem(String message, @Nullable String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /// The next thing to try, with the user's own names in it.
    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }

    /// The request itself is wrong (HTTP 400).
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1L;
        public Invalid(String message) { super(message, null, null); }
        public Invalid(String message, String remedy) { super(message, remedy, null); }
    }

    /// Signing in failed or is missing (401).
    public static final class Unauthorized extends Problem {
        private static final long serialVersionUID = 1L;
        public Unauthorized(String message) { super(message, null, null); }
        public Unauthorized(String message, String remedy) { super(message, remedy, null); }
    }

    /// Understood, and refused (403).
    public static final class Forbidden extends Problem {
        private static final long serialVersionUID = 1L;
        public Forbidden(String message) { super(message, null, null); }
        public Forbidden(String message, String remedy) { super(message, remedy, null); }
    }

    /// The object named does not exist (404).
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1L;
        public NotFound(String message) { super(message, null, null); }
        public NotFound(String message, String remedy) { super(message, remedy, null); }
    }

    /// The object's present state does not allow it (409).
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1L;
        public Conflict(String message) { super(message, null, null); }
        public Conflict(String message, String remedy) { super(message, remedy, null); }
    }

    /// Whoever should do it is not here just now (503).
    public static final class Unavailable extends Problem {
        private static final long serialVersionUID = 1L;
        public Unavailable(String message) { super(message, null, null); }
        public Unavailable(String message, String remedy) { super(message, remedy, null); }
    }

    /// An operation of the API that this engine does not serve (501).
    public static final class NotServed extends Problem {
        private static final long serialVersionUID = 1L;
        public NotServed(String message) { super(message, null, null); }
        public NotServed(String message, String remedy) { super(message, remedy, null); }
    }

    /// Something below failed: disk, kernel, runtime, registry (500).
    public static final class Internal extends Problem {
        private static final long serialVersionUID = 1L;
        public Internal(String message) { super(message, null, null); }
        public Internal(String message, String remedy) { super(message, remedy, null); }
        public Internal(String message, Throwable cause) { super(message, null, cause); }
    }
}
