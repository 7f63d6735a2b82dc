package io.jukung.cli.stream;

import io.jukung.base.Problem;
import io.jukung.cli.command.Console;
import io.jukung.cli.command.Invocation;
import io.jukung.http.Hijacked;
import io.jukung.notation.DetachKeys;
import io.jukung.remote.Call;
import io.jukung.remote.Frames;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A live connection to a process' streams: our input is copied into its own, and while somebody awaits the end, its output to ours.
///
/// The end of our input half-closes the connection; the end of its output ends the attachment. With a terminal the
/// stream is raw, and the keys for detaching (^P^Q unless others are set) end it from our side. Its connection ends with the process.
public final class Attachment {
    /// What is connected.
    public record Wish(boolean stdin, boolean stdout, boolean stderr, boolean tty, String detachKeys) {
        boolean silent() { return !stdout && !stderr; }
    }

    /// How it ended: the process' side is done, or somebody typed the keys and the process goes on.
    public enum End { DONE, DETACHED }

    private final Hijacked connection;
    private final Wish wish;
    private final Console console;
    private volatile @Nullable End endedByInput;

    private Attachment(Hijacked connection, Wish wish, Console console) {
        this.connection = connection;
        this.wish = wish;
        this.console = console;
    }

    /// @param screen raw from now on, if the process reads keys
    public static Attachment open(Invocation call, Call request, Wish wish, Screen screen) throws IOException {
        var attachment = new Attachment(call.client().hijack(request), wish, call.console());
        if (wish.tty && wish.stdin) screen.raw();
        // not a virtual thread: the JDK's poller for those sits in native code, and the JVM's exit waits 0.3 s for it
        if (wish.stdin) Thread.ofPlatform().daemon().name("input").start(() -> attachment.copyInput(call.console().in()));
        return attachment;
    }

    /// The request that attaches to a container.
    public static Call request(String container, Wish wish) {
        var request = Call.post("/containers/", container, "/attach");
        if (!wish.detachKeys.isEmpty()) request.query("detachKeys", wish.detachKeys);
        return request.query("stderr", wish.stderr).query("stdin", wish.stdin).query("stdout", wish.stdout).query("stream", true);
    }

    private void copyOutput() throws IOException {
        try {
            if (wish.tty) copy(connection.input(), console.out());
            else Frames.copy(connection.input(), console.out(), console.err());
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private static void copy(InputStream from, java.io.PrintStream to) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            to.flush();
        }
    }

    private void copyInput(InputStream in) {
        try {
            if (wish.tty && typed(in, keys())) {
                end(End.DETACHED);
                return;
            }
            if (!wish.tty) pass(in);
            connection.closeOutput();
        } catch (IOException e) {
            // The process no longer reads, or the connection is gone: the output's end tells which.
        }
        if (wish.silent()) end(End.DONE);
    }

    /// Whoever waits for output hears by the end of the connection that the end came from our side.
    private void end(End end) {
        endedByInput = end;
        try {
            connection.close();
        } catch (IOException e) {
            // It has gone already, which is what was wanted.
        }
    }

    private void pass(InputStream in) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) connection.output().write(buffer, 0, n);
    }

    /// @return whether the keys were typed, rather than the input having ended
    private boolean typed(InputStream in, DetachKeys keys) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            var typed = keys.typed(buffer, n);
            if (typed.bytes().length > 0) connection.output().write(typed.bytes());
            if (typed.detached()) return true;
        }
        return false;
    }

    /// Keys an engine let pass though we cannot read them are the usual ones to us.
    private DetachKeys keys() {
        try {
            return DetachKeys.parse(wish.detachKeys);
        } catch (Problem.Invalid e) {
            return DetachKeys.parse("");
        }
    }

    /// Passes the process' output on until it ends, or the keys are typed; where no output is wanted, until our input ends.
    public End await() throws IOException {
        try {
            copyOutput();
        } catch (IOException e) {
            if (endedByInput == null) throw e;
        }
        var end = endedByInput;
        return end == null ? End.DONE : end;
    }
}
