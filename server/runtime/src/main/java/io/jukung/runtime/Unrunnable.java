package io.jukung.runtime;

/// Why the kernel would not run a program that is there and may be run.
///
/// @param program the path it was asked for by
/// @param lacking the machine it is made for, the interpreter that is missing, or nothing
public record Unrunnable(Kind kind, String program, String lacking) {
    /// Made for another machine; neither a program nor a script with `#!`; its interpreter or loader is not in the root.
    public enum Kind { WRONG_ARCHITECTURE, NO_FORMAT, MISSING_INTERPRETER }
}
