package io.jukung.cli.copy;

import io.jukung.cli.command.Invocation;
import io.jukung.notation.Bytes;

/// What `cp` tells people in the end; programs hear nothing.
final class Told {
    private Told() {}

    static void copied(Invocation call, long bytes, String where) {
        if (call.is(CopyCommand.QUIET) || !call.console().terminals().stderr()) return;
        call.warn("Successfully copied " + Bytes.decimal(bytes, 3) + " to " + where);
    }
}
