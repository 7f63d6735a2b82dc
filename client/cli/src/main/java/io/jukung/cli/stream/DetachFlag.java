package io.jukung.cli.stream;

import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.table.Fields;

/// `--detach-keys`, and what it is if nobody gives it: `detachKeys` of the client's settings, else ^P^Q.
public final class DetachFlag {
    public static final Flag<String> KEYS = Flag.text("detach-keys", "Keys that leave the container running and come back");

    private DetachFlag() {}

    /// As they were written; empty for the usual ones. Without a terminal keys mean nothing, and the settings are not read.
    public static String of(Invocation call, boolean tty) {
        var given = call.text(KEYS).orElse("");
        return given.isEmpty() && tty ? Fields.text(call.session().configuration(), "detachKeys") : given;
    }
}
