package io.jukung.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FramesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void copy(String frames) throws IOException {
        Frames.copy(new ByteArrayInputStream(frames.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)), out, err);
    }

    @Test void streamsAreTakenApart() throws IOException {
        copy("\1\0\0\0\0\0\0\2ab\2\0\0\0\0\0\0\1x\1\0\0\0\0\0\0\1c\1\0\0\0\0\0\0\0");
        assertEquals("abc", out.toString(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("x", err.toString(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test void aFrameCutShortIsAnError() {
        assertThrows(EOFException.class, () -> copy("\1\0\0\0\0\0\0\5ab"));
        assertThrows(EOFException.class, () -> copy("\1\0\0"));
    }

    @Test void anErrorInBandIsThrown() {
        assertEquals("error from daemon in stream: bad", assertThrows(EngineError.class, () -> copy("\3\0\0\0\0\0\0\3bad")).message());
    }
}
