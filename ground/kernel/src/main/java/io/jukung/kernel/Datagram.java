package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.SocketCalls;
import java.io.IOException;

/// Single messages to a Unix socket, for which Java has no channel.
public final class Datagram {
    private Datagram() {}

    /// @param socket a path, or a name that begins with `@` and lies in no file system
    public static void send(String socket, byte[] message) throws IOException {
        int fd = (int) check(SocketCalls.open(SocketCalls.AF_UNIX, SocketCalls.DATAGRAM, 0), "open", "socket");
        try {
            NativeThreads.io(() -> {
                check(SocketCalls.connect(fd, socket), "connect", socket);
                return check(SocketCalls.send(fd, message, 0, message.length), "send", socket);
            });
        } finally {
            FileCalls.close(fd);
        }
    }
}
