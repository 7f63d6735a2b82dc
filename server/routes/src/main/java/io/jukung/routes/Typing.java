package io.jukung.routes;

import io.jukung.notation.DetachKeys;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Carries what a client types to a process.
final class Typing {
    private Typing() {}

    interface Sink {
        void write(byte[] bytes, int from, int length) throws IOException;
    }

    /// Copies until the input ends or the keys were typed.
    /// @return whether the keys were typed
    static boolean copy(InputStream in, Optional<DetachKeys> keys, Sink sink) throws IOException {
        var buffer = new byte[32 * 1024];
        while (true) {
            int read = in.read(buffer);
            if (read < 0) return false;
            if (keys.isEmpty()) {
                sink.write(buffer, 0, read);
                continue;
            }
            var typed = keys.get().typed(buffer, read);
            if (typed.bytes().length > 0) sink.write(typed.bytes(), 0, typed.bytes().length);
            if (typed.detached()) return true;
        }
    }
}
