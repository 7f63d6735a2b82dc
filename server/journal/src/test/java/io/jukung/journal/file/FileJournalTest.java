package io.jukung.journal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final Event DIED = new Event(Instant.EPOCH.plusSeconds(1), "container", "die", "abc", Map.of("exitCode", "7"));
    @TempDir Path folder;

    @Test void anEventIsStillKnownAfterARestart() throws IOException {
        try (var journal = FileJournal.open(folder.resolve("events"))) {
            journal.append(DIED);
        }
        try (var journal = FileJournal.open(folder.resolve("events"))) {
            assertEquals(List.of(DIED), journal.recent());
        }
    }

    @Test void aLineCutByACrashIsPassedOver() throws IOException {
        var file = folder.resolve("events");
        try (var journal = FileJournal.open(file)) {
            journal.append(DIED);
        }
        Files.writeString(file, "{\"at\":\"2026", StandardOpenOption.APPEND);
        try (var journal = FileJournal.open(file)) {
            assertEquals(List.of(DIED), journal.recent());
        }
    }

    @Test void theFirstEventAfterACutLineIsNotLost() throws IOException {
        var file = folder.resolve("events");
        FileJournal.open(file).close();
        Files.writeString(file, "{\"at\":\"2026", StandardOpenOption.APPEND);
        try (var journal = FileJournal.open(file)) {
            journal.append(DIED);
        }
        try (var journal = FileJournal.open(file)) {
            assertEquals(List.of(DIED), journal.recent());
        }
    }

    @Test void timesGoForwardAlsoWhenTheClockDoesNot() throws IOException {
        try (var journal = FileJournal.open(folder.resolve("events"))) {
            journal.append(DIED);
            journal.append(DIED);
            assertEquals(List.of(DIED.at(), DIED.at().plusNanos(1)), journal.recent().stream().map(Event::at).toList());
        }
    }

    @Test void theCauseIsKept() throws IOException {
        var because = new Event(Instant.EPOCH.plusSeconds(1), "container", "die", "abc", Map.of(), "out-of-memory");
        try (var journal = FileJournal.open(folder.resolve("events"))) {
            journal.append(because);
        }
        try (var journal = FileJournal.open(folder.resolve("events"))) {
            assertEquals(List.of(because), journal.recent());
        }
    }

    @Test void whoEndedListeningHearsNoMore() throws IOException {
        var heard = new ArrayList<Event>();
        try (var journal = FileJournal.open(folder.resolve("events"))) {
            var subscription = journal.subscribe(heard::add);
            journal.append(DIED);
            subscription.close();
            journal.append(DIED);
        }
        assertEquals(1, heard.size());
    }
}
