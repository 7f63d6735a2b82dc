package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.SocketCalls;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatagramTest {
    @Test void aMessageArrivesWholeOnTheSocketOfThatPath(@TempDir Path folder) throws IOException {
        var path = folder.resolve("notices").toString();
        assertEquals("READY=1\nSTATUS=afloat", sent(path));
    }

    @Test void aNameWithoutAFileIsFoundToo() throws IOException {
        assertEquals("READY=1\nSTATUS=afloat", sent("@jukung-test-" + ProcessHandle.current().pid()));
    }

    @Test void nobodyThereIsAnError(@TempDir Path folder) {
        assertThrows(ErrnoException.class, () -> Datagram.send(folder.resolve("none").toString(), new byte[1]));
    }

    private static String sent(String socket) throws IOException {
        int listener = (int) ErrnoException.check(SocketCalls.open(SocketCalls.AF_UNIX, SocketCalls.DATAGRAM, 0), "open", "socket");
        try {
            ErrnoException.check(SocketCalls.bind(listener, socket), "bind", socket);
            Datagram.send(socket, "READY=1\nSTATUS=afloat".getBytes(UTF_8));
            var bytes = new byte[100];
            return new String(bytes, 0, FileCalls.read(listener, bytes, 0, bytes.length), UTF_8);
        } finally {
            FileCalls.close(listener);
        }
    }
}
