package io.jukung.cli.stream;

import io.jukung.cli.command.Invocation;
import io.jukung.http.Hijacked;
import io.jukung.remote.Call;
import io.jukung.remote.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A live connection to a container's streams: its output is copied to ours, and ours into its input.
///
/// The end of our input half-closes the connection; the end of its output ends the attachment. With a terminal the
/// stream is raw, and the keys for detaching (^P^Q unless others are set) end it from our side.
public final class Attachment implements AutoCloseable {
    /// What is connected.
    public record Wish(boolean stdin, boolean stdout, boolean stderr, boolean tty, String detachKeys) {}

    private final Hijacked connection;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Wish wish;
    private final @Nullable Screen screen;

    private Attachment(Hijacked connection, Wish wish, @Nullable Screen screen) {
        this.connection = connection;
        this.wish = wish;
        this.screen = screen;
    }

    public static Attachment open(Invocation call, Call request, Wish wish) throws IOException {
        var connection = call.client().hijack(request);
        var raw = wish.tty && wish.stdin && call.console().terminals().stdin() ? Screen.raw() : null;
        var attachment = new Attachment(connection, wish, raw);
        // not a virtual thread: the JDK's poller for those sits in native code, and the JVM's exit waits 0.3 s for it
        Thread.ofPlatform().daemon().name("output").start(() -> attachment.copyOutput(call));
        if (wish.stdin) {
            // Reading our own input blocks for good in native code: a daemon thread neither pins nor keeps the program alive.
            var feeder = new Thread(() -> attachment.copyInput(call.console().in()), "stdin");
            feeder.setDaemon(true);
            feeder.start();
        }
        return attachment;
    }

    /// The request that attaches to a container.
    public static Call request(String container, Wish wish) {
        var request = Call.post("/containers/", container, "/attach");
        if (!wish.detachKeys.isEmpty()) request.query("detachKeys", wish.detachKeys);
        return request.query("stderr", wish.stderr).query("stdin", wish.stdin).query("stdout", wish.stdout).query("stream", true);
    }

    private void copyOutput(Invocation call) {
        var console = call.console();
        try {
            if (wish.tty) copy(connection.input(), console.out());
            else Frames.copy(connection.input(), console.out(), console.err());
            ended.complete(true);
        } catch (IOException | RuntimeException e) {
            ended.completeExceptionally(e);
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
        var buffer = new byte[32 * 1024];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                connection.output().write(buffer, 0, n);
                connection.output().flush();
            }
            connection.closeOutput();
        } catch (IOException e) {
            // The container no longer reads, or the connection is gone: the output's end tells which.
        }
    }

    /// Waits until the container's output ends.
    public void await() throws IOException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) throw known;
            throw new IOException(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        if (screen != null) screen.close();
        connection.close();
    }
}
