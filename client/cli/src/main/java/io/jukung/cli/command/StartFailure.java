package io.jukung.cli.command;

import io.jukung.remote.EngineError;

/// The engine could not start a container: the program ends with the code that tells why.
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final EngineError error;
    private final int code;

    public StartFailure(EngineError error, int code) {
        super(error.message(), error, false, false);
        this.error = error;
        this.code = code;
    }

    public EngineError error() { return error; }

    public int code() { return code; }
}
