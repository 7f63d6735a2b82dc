package io.jukung.cli.command;

/// Ends a command with a message and a code. An empty message prints nothing.
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    public Failure(String message, int code) {
        super(message, null, false, false);
        this.code = code;
    }

    public String message() { return String.valueOf(getMessage()); }

    public int code() { return code; }
}
