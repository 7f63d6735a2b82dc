package io.jukung.runtime;

import io.jukung.kernel.Child;
import io.jukung.kernel.Pipe;
import io.jukung.kernel.Spawn;
import io.jukung.kernel.SpawnRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The host's own `ps`, for lists of processes in forms that only it knows.
public final class HostPs {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 << 20;
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private HostPs() {}

    /// What it printed, and with which code it ended.
    public record Answer(int code, String output, String complaint) {}

    /// Runs it to its end, which must come within seconds.
    /// @throws IOException if there is none, or it does not end
    public static Answer run(List<String> options) throws IOException {
        var line = new ArrayList<>(List.of("ps"));
        line.addAll(options);
        try (var out = Pipe.open(); var err = Pipe.open()) {
            var child = Spawn.start(new SpawnRequest(line, ENVIRONMENT, List.of(-1, out.writeEnd(), err.writeEnd()), true, Optional.empty()));
            out.closeWriteEnd();
            err.closeWriteEnd();
            var output = text(out);
            var complaint = text(err);
            return new Answer(await(child), within(output), within(complaint));
        }
    }

    private static CompletableFuture<String> text(Pipe pipe) {
        var text = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> {
            try (var in = pipe.input()) {
                text.complete(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.completeExceptionally(e);
            }
        });
        return text;
    }

    private static int await(Child child) throws IOException {
        try {
            var code = child.await(DEADLINE);
            if (code.isPresent()) return code.get();
            child.kill(9);
            throw new IOException("did not end within " + DEADLINE.toSeconds() + " s");
        } catch (InterruptedException e) {
            child.kill(9);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while ps ran").initCause(e);
        }
    }

    private static String within(CompletableFuture<String> text) { return text.completeOnTimeout("", 1, TimeUnit.SECONDS).join(); }
}
