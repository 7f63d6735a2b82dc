package io.jukung.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// A process executed in a container. Its streams block the calling virtual thread and nothing else. `close` lets go of
/// the streams and ends no process.
public interface ExecProcess extends AutoCloseable {
    /// Its standard input; closing it is the end the process sees (not with a terminal). Discards if it has none.
    OutputStream stdin();

    /// Its standard output, or the terminal's whole output. Ends when the process and its children have closed it.
    InputStream stdout();

    /// Its standard error; already at its end with a terminal.
    InputStream stderr();

    void resize(ConsoleSize size) throws IOException;

    /// Its exit code; or a `RuntimeFailure` if it never ran.
    CompletableFuture<Integer> exit();

    /// Waits until it runs, or has ended.
    /// @throws RuntimeFailure if it never ran
    default void awaitBegin() throws IOException {}

    /// In the host's view; empty until it runs.
    OptionalLong pid();

    @Override void close();
}
