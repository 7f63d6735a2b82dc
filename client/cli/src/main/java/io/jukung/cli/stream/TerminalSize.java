package io.jukung.cli.stream;

import com.google.gson.JsonArray;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.stream.Screen.Size;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.util.Optional;
import sun.misc.Signal;

/// Keeps a process' terminal as large as ours.
///
/// @param path of the thing, before its id: `/containers/` or `/exec/`
public record TerminalSize(Invocation call, Screen screen, String path, String id) {
    /// What a request says of our size when the process begins: rows and columns, 0 if there is no terminal.
    public static JsonArray asked(Optional<Size> size) {
        var array = new JsonArray();
        array.add(size.map(Size::rows).orElse(0));
        array.add(size.map(Size::columns).orElse(0));
        return array;
    }

    /// Tells the size now, and whenever it changes.
    public void follow() {
        Signal.handle(new Signal("WINCH"), _ -> tell(0));
        tell(0);
    }

    /// The same for a process that drew its screen long ago: a size that is a little off first makes it draw again.
    public void redrawAndFollow() {
        tell(1);
        follow();
    }

    private void tell(int more) {
        var size = screen.size();
        if (size.isEmpty()) return;
        try {
            call.client().json(Call.post(path, id, "/resize").query("h", size.get().rows() + more).query("w", size.get().columns() + more));
        } catch (EngineError | EngineUnreachable e) {
            // It is not there yet, or no longer: the next change of size tries again.
        }
    }
}
