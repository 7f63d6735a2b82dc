package io.jukung.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final List<String> released = new ArrayList<>();

    @Test void failureReleasesInReverse() {
        try (var undo = new Undo()) {
            undo.push(() -> released.add("first"));
            undo.push(() -> released.add("second"));
        }
        assertEquals(List.of("second", "first"), released);
    }

    @Test void whatIsKeptIsNotReleased() {
        try (var undo = new Undo()) {
            undo.push(() -> released.add("first"));
            undo.keep();
        }
        assertEquals(List.of(), released);
    }

    @Test void aFailingReleaseDoesNotStopTheOthers() {
        assertThrows(IllegalStateException.class, () -> {
            try (var undo = new Undo()) {
                undo.push(() -> released.add("first"));
                undo.push(() -> { throw new java.io.IOException("busy"); });
            }
        });
        assertEquals(List.of("first"), released);
    }
}
