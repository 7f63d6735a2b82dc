package io.jukung.cli.stream;

import io.jukung.cli.command.Invocation;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.util.List;
import sun.misc.Signal;

/// Passes signals this program gets on to a container, and the terminal's size with them.
public final class Signals {
    private Signals() {}

    /// From now on signals that would end this program go to the container instead.
    public static void proxy(Invocation call, String container) {
        for (var name : List.of("INT", "TERM", "HUP", "USR2", "CONT")) {
            try {
                Signal.handle(new Signal(name), signal -> Thread.ofVirtual().start(() -> send(call, container, signal.getName())));
            } catch (IllegalArgumentException e) {
                // The runtime keeps this signal to itself; the others still go through.
            }
        }
    }

    private static void send(Invocation call, String container, String signal) {
        try {
            call.client().json(Call.post("/containers/", container, "/kill").query("signal", signal));
        } catch (EngineError | EngineUnreachable e) {
            // The container ended in the same moment: its exit code tells the rest.
        }
    }

    /// Tells the container how large the terminal is, now and whenever it changes.
    public static void followSize(Invocation call, String resizePath, String id) {
        resize(call, resizePath, id);
        Signal.handle(new Signal("WINCH"), _ -> Thread.ofVirtual().start(() -> resize(call, resizePath, id)));
    }

    private static void resize(Invocation call, String path, String id) {
        var size = Screen.size();
        if (size.isEmpty() || size.get().rows() == 0) return;
        try {
            call.client().json(Call.post(path, id, "/resize").query("h", size.get().rows()).query("w", size.get().columns()));
        } catch (EngineError | EngineUnreachable e) {
            // It is not there yet, or no longer: the next change of size tries again.
        }
    }
}
