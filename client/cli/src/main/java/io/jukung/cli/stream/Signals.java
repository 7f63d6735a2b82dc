package io.jukung.cli.stream;

import io.jukung.cli.command.Invocation;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Passes signals this program gets on to a container. What comes before the container runs is passed on as soon as it does.
///
/// The JVM calls each handler on a thread of its own, so it may take its time. QUIT stays with the JVM.
public final class Signals implements SignalHandler {
    private static final List<String> PASSED = List.of("HUP", "INT", "TERM", "USR1", "USR2", "ALRM", "CONT", "TSTP", "TTIN", "TTOU", "WINCH");

    private final Invocation call;
    private final String container;
    private final List<String> early = new ArrayList<>();
    private boolean running;

    private Signals(Invocation call, String container) {
        this.call = call;
        this.container = container;
    }

    /// From now on signals that would end or stop this program are meant for the container.
    public static Signals proxy(Invocation call, String container) {
        var signals = new Signals(call, container);
        for (var name : PASSED) Signal.handle(new Signal(name), signals);
        return signals;
    }

    /// The container runs, and can be told.
    public synchronized void begin() {
        running = true;
        early.forEach(this::send);
    }

    @Override
    public synchronized void handle(Signal signal) {
        if (running) send(signal.getName());
        else early.add(signal.getName());
    }

    private void send(String signal) {
        try {
            call.client().json(Call.post("/containers/", container, "/kill").query("signal", signal));
        } catch (EngineError | EngineUnreachable e) {
            // The container ended in the same moment: its exit code tells the rest.
        }
    }
}
