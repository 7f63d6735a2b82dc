package io.jukung.runtime.conmon;

import io.jukung.kernel.Child;
import io.jukung.kernel.ConsoleSocket;
import io.jukung.kernel.Fd;
import io.jukung.kernel.Pipe;
import io.jukung.kernel.Spawn;
import io.jukung.kernel.SpawnRequest;
import io.jukung.kernel.Terminal;
import io.jukung.oci.Json;
import io.jukung.oci.RuntimeSpec;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.ExecProcess;
import io.jukung.runtime.ExecSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/// `crun exec`, started by the engine itself: it waits for the process, and its exit code is the process's.
/// What it writes to its log instead is why there was none.
final class OciExec implements ExecProcess {
    private static final long LOOK_AGAIN = 500_000;

    private final Child child;
    private final Path folder;
    private final Complaints complaints;
    private final OutputStream stdin;
    private final InputStream stdout;
    private final InputStream stderr;
    private final OptionalInt terminal;
    private final CompletableFuture<Integer> exit;

    private OciExec(Child child, Path folder, String command, OutputStream stdin, InputStream stdout, InputStream stderr, OptionalInt terminal) {
        this.child = child;
        this.folder = folder;
        this.complaints = new Complaints(folder.resolve("log"), folder.resolve("pid"));
        this.stdin = stdin;
        this.stdout = stdout;
        this.terminal = terminal;
        this.exit = child.exit().thenApplyAsync(code -> outcome(code, command), Thread::startVirtualThread);
        this.stderr = complaints.without(stderr, exit::isDone);
    }

    static OciExec start(OciCommand oci, String id, Path folder, ExecSpec spec, RuntimeSpec.Process process) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("process.json"), Json.write(process));
        var words = new ArrayList<>(List.of("--log=" + folder.resolve("log"), "--log-format=json", "exec", "--process", folder.resolve("process.json").toString(),
                "--pid-file", folder.resolve("pid").toString()));
        return process.terminal() ? terminal(oci, id, folder, words, process) : pipes(oci, id, folder, words, spec, process);
    }

    private static OciExec pipes(OciCommand oci, String id, Path folder, List<String> words, ExecSpec spec, RuntimeSpec.Process process) throws IOException {
        words.add(id);
        var in = spec.stdin() ? Optional.of(Pipe.open()) : Optional.<Pipe>empty();
        var out = spec.output() ? Optional.of(Pipe.open()) : Optional.<Pipe>empty();
        var err = spec.output() ? Optional.of(Pipe.open()) : Optional.<Pipe>empty();
        try {
            var child = spawn(oci, words, List.of(in.map(Pipe::readEnd).orElse(-1), out.map(Pipe::writeEnd).orElse(-1), err.map(Pipe::writeEnd).orElse(-1)));
            in.ifPresent(Pipe::closeReadEnd);
            out.ifPresent(Pipe::closeWriteEnd);
            err.ifPresent(Pipe::closeWriteEnd);
            return new OciExec(child, folder, process.args().getFirst(), in.isPresent() ? in.get().output() : OutputStream.nullOutputStream(),
                    out.isPresent() ? out.get().input() : InputStream.nullInputStream(), err.isPresent() ? err.get().input() : InputStream.nullInputStream(),
                    OptionalInt.empty());
        } catch (IOException e) {
            in.ifPresent(Pipe::close);
            out.ifPresent(Pipe::close);
            err.ifPresent(Pipe::close);
            throw e;
        }
    }

    /// The runtime makes the terminal inside the container and passes its descriptor, unless it fails before.
    private static OciExec terminal(OciCommand oci, String id, Path folder, List<String> words, RuntimeSpec.Process process) throws IOException {
        try (var socket = ConsoleSocket.listen(folder.resolve("tty"))) {
            words.addAll(List.of("--tty", "--console-socket", socket.path().toString(), id));
            var accepted = new CompletableFuture<OptionalInt>();
            Thread.startVirtualThread(() -> {
                try {
                    accepted.complete(OptionalInt.of(socket.accept()));
                } catch (IOException | InterruptedException e) {
                    accepted.complete(OptionalInt.empty());
                }
            });
            var child = spawn(oci, words, List.of(-1, -1, -1));
            child.exit().whenComplete((_, _) -> socket.nobodyComes());
            var fd = accepted.join();
            var command = process.args().getFirst();
            if (fd.isEmpty()) {
                return new OciExec(child, folder, command, OutputStream.nullOutputStream(), InputStream.nullInputStream(), InputStream.nullInputStream(), fd);
            }
            return new OciExec(child, folder, command, Fd.output(Fd.dup(fd.getAsInt())), Fd.input(fd.getAsInt()), InputStream.nullInputStream(), fd);
        }
    }

    private static Child spawn(OciCommand oci, List<String> words, List<Integer> fds) throws IOException {
        return Spawn.start(new SpawnRequest(oci.line(words), OciCommand.ENVIRONMENT, fds, true, Optional.empty()));
    }

    private int outcome(int code, String command) {
        try {
            complaints.keep();
            var complaint = complaints.last();
            if (code != 0 && complaint.isPresent()) throw new CompletionException(FailureText.exec(complaint.get(), command));
            return code;
        } catch (IOException e) {
            throw new CompletionException(e);
        } finally {
            tidy();
        }
    }

    private void tidy() {
        try {
            Places.removeTree(folder);
        } catch (IOException stays) {
            // The bundle's removal takes it along.
        }
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public InputStream stdout() {
        return stdout;
    }

    @Override
    public InputStream stderr() {
        return stderr;
    }

    @Override
    public void resize(ConsoleSize size) throws IOException {
        if (terminal.isPresent() && !exit.isDone()) Terminal.resize(terminal.getAsInt(), size.rows(), size.columns());
    }

    @Override
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /// Only a process that runs has a pid file.
    @Override
    public void awaitBegin() throws IOException {
        while (!Files.exists(folder.resolve("pid")) && !exit.isDone()) LockSupport.parkNanos(LOOK_AGAIN);
        if (!exit.isCompletedExceptionally()) return;
        try {
            exit.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    @Override
    public OptionalLong pid() {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()));
        } catch (IOException | NumberFormatException notYet) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        for (var stream : List.of(stdin, stdout, stderr)) {
            try {
                stream.close();
            } catch (IOException closed) {
                // The other side has gone first.
            }
        }
        child.close();
    }
}
