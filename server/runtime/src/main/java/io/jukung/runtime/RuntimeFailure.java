package io.jukung.runtime;

import io.jukung.base.Problem;
import java.io.IOException;

/// The runtime could not do it. The message is in the words Docker's clients match; `exitCode` is what a container or
/// exec that never ran is said to have ended with: 127 not found, 126 not executable, 128 anything else.
public final class RuntimeFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;
    private final String raw;

    public RuntimeFailure(String message, int exitCode, String raw) {
        super(message);
        this.exitCode = exitCode;
        this.raw = raw;
    }

    public int exitCode() {
        return exitCode;
    }

    /// The runtime's own words, for the log.
    public String raw() {
        return raw;
    }

    /// As the API tells it: a command that cannot run is the request's fault (400), all else ours (500).
    public Problem problem() {
        var message = String.valueOf(getMessage());
        return exitCode == 126 || exitCode == 127 ? new Problem.Invalid(message) : new Problem.Internal(message, this);
    }
}
