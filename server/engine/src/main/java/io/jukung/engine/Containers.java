package io.jukung.engine;

import io.jukung.network.Sandbox;
import io.jukung.notation.Platform;
import io.jukung.runtime.ExecProcess;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/// The containers of this engine. A name stands for a container's name, its id, or an unambiguous beginning of its id.
///
/// Any thread may call. Changes of one container come one after the other; reading takes no lock. What `create`, `start`,
/// `stop` and `remove` acknowledge is on disk. Every call throws `Problem.NotFound` ("No such container: x") for a stranger.
public interface Containers {
    /// What `create` answers.
    record Made(String id, List<String> warnings) {}

    /// How a wait ended. `error` is empty unless the container could not be removed.
    record Ended(int exitCode, String error) {}

    /// What a wait is for: not running now or later; the next end; or the container being gone.
    enum Until { NOT_RUNNING, NEXT_EXIT, REMOVED }

    /// A connection to a container's streams.
    interface Attached {
        /// Sends bytes to standard input; they are dropped if it is not open.
        void write(byte[] bytes, int offset, int length) throws IOException;

        /// The client's input has ended: with StdinOnce the container sees it, otherwise nothing happens.
        void inputEnded() throws IOException;

        /// Completes after the container's last byte went to the output.
        CompletableFuture<Void> ended();

        /// The client is gone or has detached; the container goes on.
        void detach();
    }

    /// @param body of the create request, read already
    /// @throws io.jukung.base.Problem in Docker's words if it cannot be: Invalid, NotFound (image), Conflict (name)
    Made create(Optional<String> name, Optional<Platform> platform, ObjectNode body) throws IOException;

    ContainerRecord get(String name);

    /// All of them, the newest first.
    List<ContainerRecord> all();

    /// The network of a running container.
    Optional<Sandbox> sandbox(ContainerRecord container);

    /// @return false if it ran already
    boolean start(String name) throws IOException;

    /// @param patience seconds until KILL; without it the container's own, else ten
    /// @return false if there was nothing to stop
    boolean stop(String name, Optional<String> signal, Optional<Duration> patience) throws IOException;

    void restart(String name, Optional<String> signal, Optional<Duration> patience) throws IOException;

    void kill(String name, Optional<String> signal) throws IOException;

    void pause(String name) throws IOException;

    void unpause(String name) throws IOException;

    void rename(String name, String newName) throws IOException;

    /// @param force kill it first if it runs
    void remove(String name, boolean force) throws IOException;

    /// Ids of the stopped containers that were removed, after `keep` was asked.
    List<String> prune(java.util.function.Predicate<ContainerRecord> chosen) throws IOException;

    CompletableFuture<Ended> await(String name, Until until);

    /// @param output gets what the container writes from now on
    Attached attach(String name, Output output) throws IOException;

    /// Hands over lines on the calling thread; with `follow` until the container's end.
    void logs(String name, LogQuery query, LogStore.Sink sink) throws IOException, InterruptedException;

    void resize(String name, ConsoleSize size) throws IOException;

    /// Tells the journal what was done to a container from outside: looked at (`top`), written out (`export`)…
    void note(ContainerRecord container, String action, java.util.Map<String, String> attributes);

    /// Processes of a running container, in the host's view.
    java.util.Set<Long> pids(String name) throws IOException;

    /// Bytes its writable layer takes up.
    long size(ContainerRecord container) throws IOException;

    /// The files inspect names: hosts, hostname, resolv.conf and the log.
    Path file(ContainerRecord container, String which);

    /// The folder its root is made of on top: where it writes.
    Path upper(ContainerRecord container) throws IOException;

    /// What is in them, to be copied in and out.
    ContainerFiles files();

    /// A further process: its id, and what is known of it.
    Execs execs();

    /// Processes executed in containers beside the first one. Kept in memory until their container is removed.
    interface Execs {
        record Facts(String id, String containerId, ObjectNode request, boolean running, Optional<Integer> exitCode, long pid) {}

        /// @throws io.jukung.base.Problem.Conflict if the container does not run
        String create(String container, ObjectNode body) throws IOException;

        /// Starts it; its streams are the caller's. A detached one gets none.
        ExecProcess start(String id, boolean detach) throws IOException;

        /// Waits for a start that is still to come, for as long as dockerd does.
        void resize(String id, ConsoleSize size) throws IOException;

        Facts get(String id);
    }
}
