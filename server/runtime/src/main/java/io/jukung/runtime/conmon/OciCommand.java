package io.jukung.runtime.conmon;

import io.jukung.kernel.Child;
import io.jukung.kernel.Pipe;
import io.jukung.kernel.Spawn;
import io.jukung.kernel.SpawnRequest;
import io.jukung.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Calls of the OCI runtime's binary, each with a deadline after which it is ended.
final class OciCommand {
    private static final int SIGKILL = 9;
    private static final int MOST_WORDS = 64 << 10;
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TZ", "UTC", "LC_ALL", "C");

    record Result(int code, String words) {}

    private final OciProgram program;
    private final Path state;
    private final Duration deadline;

    OciCommand(OciProgram program, Path state, Duration deadline) {
        this.program = program;
        this.state = state;
        this.deadline = deadline;
    }

    List<String> line(List<String> words) {
        var line = new ArrayList<>(List.of(program.path().toString(), "--root=" + state));
        line.addAll(words);
        return line;
    }

    /// Runs it and gives what it wrote, both streams together.
    Result run(String... words) throws IOException {
        return call(line(List.of(words)), deadline, false);
    }

    private static Result call(List<String> line, Duration deadline, boolean wordsMatter) throws IOException {
        try (var pipe = Pipe.open()) {
            var child = Spawn.start(new SpawnRequest(line, ENVIRONMENT, List.of(-1, pipe.writeEnd(), pipe.writeEnd()), true, Optional.empty()));
            pipe.closeWriteEnd();
            var words = new CompletableFuture<String>();
            Thread.startVirtualThread(() -> {
                try (var in = pipe.input()) {
                    words.complete(new String(in.readNBytes(MOST_WORDS), StandardCharsets.UTF_8).strip());
                } catch (IOException e) {
                    words.complete("");
                }
            });
            int code = await(child, line, deadline);
            // A process it left behind may hold the pipe open: the words are asked for only if they matter.
            return new Result(code, code == 0 && !wordsMatter ? words.getNow("") : within(words));
        }
    }

    /// Everything a short program writes.
    static String output(List<String> line, Duration deadline) throws IOException {
        return call(line, deadline, true).words();
    }

    private static int await(Child child, List<String> line, Duration deadline) throws IOException {
        try {
            var code = child.await(deadline);
            if (code.isPresent()) return code.get();
            child.kill(SIGKILL);
            var what = String.join(" ", line.subList(0, Math.min(3, line.size())));
            throw new RuntimeFailure("the OCI runtime did not answer within " + deadline.toSeconds() + " s: " + what, 128, what);
        } catch (InterruptedException e) {
            child.kill(SIGKILL);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while the OCI runtime worked").initCause(e);
        }
    }

    private static String within(CompletableFuture<String> words) {
        return words.completeOnTimeout("", 1, java.util.concurrent.TimeUnit.SECONDS).join();
    }
}
