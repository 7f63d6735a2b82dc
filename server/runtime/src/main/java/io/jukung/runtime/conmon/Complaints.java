package io.jukung.runtime.conmon;

import io.jukung.oci.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Why a runtime could not execute a process: the last error in its log.
///
/// It writes the same to its standard error, which is the process's, and does so before it writes the log. There it must not
/// stand: who executed the process is told in Docker's words. Only a process that runs has a pid file.
final class Complaints {
    private static final long GLANCE = Duration.ofMillis(1).toNanos();

    private final Path log;
    private final Path pid;
    private volatile Optional<String> kept = Optional.empty();

    Complaints(Path log, Path pid) {
        this.log = log;
        this.pid = pid;
    }

    /// The complaint, also after `keep` when the log has gone.
    Optional<String> last() throws IOException {
        String text;
        try {
            text = Files.readString(log);
        } catch (NoSuchFileException e) {
            return kept;
        }
        var line = text.lines().filter(l -> l.contains("\"error\"")).reduce((_, last) -> last);
        return line.isEmpty() ? kept : Optional.of(Json.tree(line.get().getBytes(StandardCharsets.UTF_8)).path("msg").asString(""));
    }

    void keep() throws IOException { kept = last(); }

    /// The stream without the complaint, should it begin with it.
    /// @param over tells when the runtime has ended and `keep` was called
    InputStream without(InputStream stderr, BooleanSupplier over) {
        return new InputStream() {
            private boolean begun;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = stderr.read(into, from, length);
                if (begun || read <= 0) return read;
                begun = true;
                while (!Files.exists(pid) && !over.getAsBoolean()) LockSupport.parkNanos(GLANCE);
                var text = new String(into, from, read, StandardCharsets.UTF_8).strip();
                return !text.isEmpty() && last().filter(text::endsWith).isPresent() ? stderr.read(into, from, length) : read;
            }

            @Override
            public void close() throws IOException { stderr.close(); }
        };
    }
}
