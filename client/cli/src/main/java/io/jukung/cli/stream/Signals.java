package io.jukung.cli.stream;

import io.jukung.cli.command.Invocation;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Passes signals this program gets on to a container.
///
/// The JVM calls each handler on a thread of its own, so it may take its time. QUIT stays with the JVM.
public final class Signals {
    private static final List<String> PASSED = List.of("HUP", "INT", "TERM", "USR1", "USR2", "ALRM", "CONT", "TSTP", "TTIN", "TTOU", "WINCH");

    private Signals() {}

    /// From now on signals that would end or stop this program go to the container instead.
    public static void proxy(Invocation call, String container) {
        SignalHandler handler = signal -> send(call, container, signal.getName());
        for (var name : PASSED) Signal.handle(new Signal(name), handler);
    }

    private static void send(Invocation call, String container, String signal) {
        try {
            call.client().json(Call.post("/containers/", container, "/kill").query("signal", signal));
        } catch (EngineError | EngineUnreachable e) {
            // The container ended in the same moment: its exit code tells the rest.
        }
    }
}
