package io.jukung.runtime.conmon;

import io.jukung.kernel.Child;
import io.jukung.kernel.Namespaces;
import io.jukung.kernel.Pipe;
import io.jukung.kernel.Spawn;
import io.jukung.kernel.SpawnRequest;
import io.jukung.oci.Json;
import io.jukung.runtime.Io;
import io.jukung.runtime.RuntimeChoice.Way;
import io.jukung.runtime.RuntimeFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Starts a conmon, which has the runtime create the container, and reads from its pipe how that went.
final class Launcher {
    private static final int SIGKILL = 9;

    /// @param child conmon itself: with `--sync` it does not fork away
    /// @param pid   of the container's first process; not positive if there is none
    /// @param words why there is none
    record Answer(Child child, long pid, String words) {}

    private final Path conmon;
    private final OciProgram program;
    private final Way way;
    private final List<Path> unified;
    private final Places places;
    private final Duration deadline;

    Launcher(Path conmon, OciProgram program, Way way, List<Path> unified, Places places, Duration deadline) {
        this.conmon = conmon;
        this.program = program;
        this.way = way;
        this.unified = unified;
        this.places = places;
        this.deadline = deadline;
    }

    /// Returns when the container is created, or has been refused; conmon has then ended, or soon will.
    Answer launch(String id, Io io, boolean terminal) throws IOException {
        var env = new HashMap<>(OciCommand.ENVIRONMENT);
        env.put("_OCI_SYNCPIPE", "3");
        try (var pipe = Pipe.open()) {
            var fds = new ArrayList<>(List.of(-1, -1, -1, pipe.writeEnd()));
            fds.addAll(io.heldSockets());
            var child = spawn(new SpawnRequest(line(id, io, terminal), env, fds, true, Optional.empty()));
            pipe.closeWriteEnd();
            var line = line(pipe, child, id);
            if (line.isEmpty()) return refused(child, "conmon ended without a word");
            var answer = Json.tree(line.getBytes(StandardCharsets.UTF_8));
            var pid = answer.path("data").asLong(-1);
            return pid > 0 ? new Answer(child, pid, "") : refused(child, answer.path("message").asString(""));
        }
    }

    private static Answer refused(Child child, String words) throws IOException {
        child.kill(SIGKILL);
        return new Answer(child, -1, words);
    }

    private Child spawn(SpawnRequest request) throws IOException {
        if (way == Way.DIRECT) return Spawn.start(request);
        try {
            return Namespaces.insideMountCopy(unified, () -> Spawn.start(request));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot start conmon in a copied mount namespace: " + e.getMessage(), e);
        }
    }

    private String line(Pipe pipe, Child child, String id) throws IOException {
        var line = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(pipe.input(), StandardCharsets.UTF_8))) {
                line.complete(Optional.ofNullable(reader.readLine()).orElse(""));
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        try {
            return line.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            child.kill(SIGKILL);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while container " + id + " was created", e);
        } catch (java.util.concurrent.TimeoutException e) {
            child.kill(SIGKILL);
            throw new RuntimeFailure("the OCI runtime did not create container " + id + " within " + deadline.toSeconds() + " s", 128, "deadline");
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("cannot read what conmon says of container " + id, e);
        }
    }

    private List<String> line(String id, Io io, boolean terminal) {
        var line = new ArrayList<>(List.of(conmon.toString(), "--api-version", "1", "--sync", "-c", id, "-u", id, "-n", id,
                "-r", program.path().toString(), "--runtime-arg", "--root=" + places.oci(), "-b", places.bundle(id).toString(),
                "-p", places.pid(id).toString(), "--exit-dir", places.exits().toString(), "--persist-dir", places.keep(id).toString(),
                "--full-attach", "-l", "k8s-file:" + io.log(), "--no-sync-log", "--log-level", "warn"));
        if (terminal) line.add("-t");
        if (io.stdin() != Io.Stdin.NONE) line.add("-i");
        if (terminal || io.stdin() == Io.Stdin.OPEN) line.add("--leave-stdin-open");
        return line;
    }
}
