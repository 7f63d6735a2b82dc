package io.jukung.cli.grammar;

/// A line that cannot be understood. The message is all that is printed, on standard error; the code ends the program.
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    public UsageError(String message, int code) {
        super(message, null, false, false);
        this.code = code;
    }

    public int code() { return code; }

    public String message() { return String.valueOf(getMessage()); }

    /// @param advice what to try, on a line of its own after Docker's words; empty for none
    static UsageError flag(String complaint, String path, String usage, String advice) {
        var help = "\n\nUsage:  " + usage + "\n\nRun '" + path + " --help' for more information";
        return new UsageError(complaint + help + (advice.isEmpty() ? "" : "\nTry: " + advice), 125);
    }
}
