package io.jukung.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemdTest {
    @Test void socketsMeantForAnotherProcessAreNotTaken() {
        assertEquals(0, Systemd.of(Map.of("LISTEN_PID", "41", "LISTEN_FDS", "2"), 42).sockets());
        assertEquals(2, Systemd.of(Map.of("LISTEN_PID", "42", "LISTEN_FDS", "2"), 42).sockets());
    }

    @Test void withoutSocketsDockersWordsSayWhoShouldHaveBroughtThem() {
        var problem = assertThrows(Problem.Invalid.class, () -> Systemd.of(Map.of(), 42).inherited(""));
        assertEquals("no sockets found via socket activation: make sure the service was started by systemd", problem.message());
    }

    @Test void aSocketBeyondTheLastIsRefused() {
        var problem = assertThrows(Problem.Invalid.class, () -> new Systemd(1, Optional.empty()).inherited("4"));
        assertTrue(problem.message().contains("too few socket activated files"), problem.message());
    }

    @Test void withNobodyToTellNothingIsSaid() throws IOException {
        new Systemd(0, Optional.empty()).ready("");
    }
}
