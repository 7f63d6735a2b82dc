package io.jukung.notation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import org.junit.jupiter.api.Test;

class DetachKeysTest {
    @Test void keysThatOnlyBeginTheSequenceAreGivenOn() {
        var keys = DetachKeys.parse("");
        assertEquals("a", new String(keys.typed(new byte[] {'a', 16}, 2).bytes(), UTF_8));
        var next = keys.typed(new byte[] {'b'}, 1);
        assertArrayEquals(new byte[] {16, 'b'}, next.bytes());
        assertFalse(next.detached());
        assertTrue(keys.typed(new byte[] {16, 17}, 2).detached());
    }

    @Test void keysOfOnesOwnAreFoundAcrossReads() {
        var keys = DetachKeys.parse("ctrl-[,x,ctrl-_");
        assertFalse(keys.typed(new byte[] {27}, 1).detached());
        assertFalse(keys.typed(new byte[] {'x'}, 1).detached());
        var last = keys.typed(new byte[] {31, 'y'}, 2);
        assertTrue(last.detached());
        assertEquals(0, last.bytes().length);
    }

    @Test void whatIsNoKeyIsRefusedInDockersWords() {
        for (var wrong : new String[] {"bad!", "ctrl-1", "a,,b", "ctrl-p,"}) {
            var problem = assertThrows(Problem.Invalid.class, () -> DetachKeys.parse(wrong));
            assertEquals("Invalid detach keys (" + wrong + ") provided", problem.message());
        }
    }
}
