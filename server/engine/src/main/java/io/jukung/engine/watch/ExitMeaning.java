package io.jukung.engine.watch;

import io.jukung.engine.Signal;

/// What an exit code usually means: by the shell's conventions, and for 128 and more by the kernel's.
final class ExitMeaning {
    private ExitMeaning() {}

    static String of(int code) {
        return switch (code) {
            case 0 -> "the command did its work and had nothing more to do";
            case 1 -> "the command says that it failed; its output says why";
            case 2 -> "the command was used wrongly, or says that it failed";
            case 125 -> "a shell or a client inside could not even try the command";
            case 126 -> "a command was found and could not be executed";
            case 127 -> "a command was not found";
            case 128 -> "an exit with an impossible code";
            case 255 -> "the command failed with a code out of range, or could not be executed";
            default -> code > 128 && code <= 128 + 64 ? shell(new Signal(code - 128)) : "a code of the command's own; its output or its manual explains it";
        };
    }

    private static String shell(Signal signal) {
        return "a shell ends so after a command that " + signal.name() + " ended; a program may choose this code too";
    }

    /// Whether the kernel sends it to a program for what the program did.
    static boolean ownFault(int signal) {
        return switch (signal) {
            case 4, 5, 7, 8, 11, 13, 24, 25, 31 -> true;
            default -> false;
        };
    }

    static String signal(int number) {
        return new Signal(number).name() + " ended it, " + switch (number) {
            case 1 -> "as when a terminal hangs up";
            case 2 -> "as after ctrl-c";
            case 3 -> "as after ctrl-\\";
            case 4 -> "for an instruction this processor does not know; it may be built for a newer one";
            case 6 -> "as a program does to itself when it finds itself broken (abort)";
            case 7 -> "for memory that could not be reached (bus error)";
            case 8 -> "for an arithmetic mistake such as a division by zero";
            case 9 -> "which no process can refuse";
            case 11 -> "for memory that is not its own (segmentation fault): a bug in the program or one of its libraries";
            case 13 -> "for nobody read what it wrote (broken pipe)";
            case 15 -> "a wish to end that it did not handle itself";
            case 24, 25 -> "for it went beyond a limit of the kernel (ulimit)";
            case 31 -> "for a system call that it may not use (seccomp)";
            default -> "which it did not handle";
        };
    }
}
