package io.jukung.runtime;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/// Runs processes in sandboxes, each under a supervisor of its own that outlives this JVM.
///
/// A container's life: `create` makes it, `attach` (if anybody wants its streams) comes before `start`, its exit is told
/// once to every `onExit`, `delete` takes its traces away. After a restart of the engine `adopt` says what is true and
/// takes up the watch again. Any thread may call; calls about one id come one after the other, which the caller sees to.
/// Every call has a deadline; a runtime that misses it is ended and the call fails with a `RuntimeFailure`.
public interface Runtime {
    RuntimeChoice choice();

    /// Says that something will be started in a moment. What makes the first start after a pause slow can be done until then.
    /// Returns at once.
    default void soon() {}

    /// Does once what would make the first start of all slow: beside other work, right after the engine's own start.
    default void getReady() throws IOException {}

    /// @throws RuntimeFailure if the runtime refuses; nothing is left behind
    Created create(ContainerSpec spec, Io io) throws IOException;

    /// Begins a container whose description follows: its supervisor need not wait for it to get ready. Call nothing else about
    /// the id until it is created or closed.
    default Beginning begin(String id, Io io, boolean terminal) throws IOException {
        return new Beginning() {
            @Override
            public Created create(ContainerSpec spec) throws IOException {
                return Runtime.this.create(spec, io);
            }

            @Override
            public void close() {}
        };
    }

    void start(String id) throws IOException;

    /// Sends a signal to the first process; one that is gone already is no error. KILL also reaches a paused container.
    void kill(String id, int signal) throws IOException;

    void pause(String id) throws IOException;

    void resume(String id) throws IOException;

    /// Changes the limits named; memory and swap are set in the order the kernel wants.
    void update(String id, Resources resources) throws IOException;

    /// Removes what is left of a container, killing it first if it lives; also one whose creation was cut off by the end of its
    /// engine. Removing what is gone is no error; what fails is left in a state from which a second call goes on.
    void delete(String id) throws IOException;

    /// Starts a further process. What keeps it from running is told by its `exit`.
    ExecProcess exec(String id, ExecSpec spec) throws IOException;

    /// Complains about an exec that could not be started as it is: an unknown user, for one.
    /// @throws io.jukung.base.Problem.Invalid in Docker's words
    default void check(String id, ExecSpec spec) throws IOException {}

    /// What is true of a container, found on disk and in the kernel; if it lives, its end is watched from now on.
    RunState adopt(String id) throws IOException;

    /// The ids of all that was created and not wholly deleted, adopted or not: what no container claims can be deleted.
    Set<String> ids() throws IOException;

    /// Calls back once, on a virtual thread, when the container has ended, or soon if it has already.
    void onExit(String id, Consumer<ExitFacts> listener);

    /// Waits for the end.
    ExitFacts awaitExit(String id) throws InterruptedException;

    /// Opens the one connection to its streams; a second call for one id is a mistake.
    Attachment attach(String id, Output output) throws IOException;

    /// The supervisor goes on in a new file: the old one has just been renamed.
    void reopenLog(String id) throws IOException;

    void resize(String id, ConsoleSize size) throws IOException;

    /// Its processes, in the host's view; empty if it has ended.
    Set<Long> pids(String id) throws IOException;
}
