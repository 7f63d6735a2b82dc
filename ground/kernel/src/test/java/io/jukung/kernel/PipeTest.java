package io.jukung.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PipeTest {
    @Test void anEndThatWasClosedIsReadByNobody() throws IOException {
        var pipe = Pipe.open();
        pipe.close();
        // Its number may be another file's by now: a reader that comes late would take that one's bytes, or hang on it.
        assertThrows(IOException.class, pipe::input);
        assertThrows(IOException.class, pipe::output);
    }

    @Test void closingThePipeClosesTheStreamsOnIt() throws IOException {
        var pipe = Pipe.open();
        var in = pipe.input();
        var out = pipe.output();
        pipe.close();
        assertEquals("stream closed", assertThrows(IOException.class, in::read).getMessage());
        assertEquals("stream closed", assertThrows(IOException.class, () -> out.write(1)).getMessage());
    }

    @Test void closingAStreamClosesItsEndOnce() throws IOException {
        var pipe = Pipe.open();
        var in = pipe.input();
        in.close();
        try (var other = Pipe.open()) {
            pipe.closeReadEnd();
            other.output().write('a');
            assertEquals('a', other.input().read());
        } finally {
            pipe.close();
        }
    }
}
