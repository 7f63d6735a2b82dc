package io.jukung.runtime.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.runtime.LogBounds;
import io.jukung.runtime.LogQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    private static final String TIME = "2026-01-02T03:04:05.000000000+00:00";
    private static final LogBounds SMALL = new LogBounds(2_000, 1_000);
    @TempDir Path folder;
    private Path log = Path.of("");
    private final LogFiles logs = new LogFiles();

    @BeforeEach void name() {
        log = folder.resolve("container.log");
    }

    @Test void aFollowerMissesNoLineHoweverOftenTheLogIsRotatedMeanwhile() throws Exception {
        append("stdout F 0\n");
        var over = new AtomicBoolean();
        var got = new ByteArrayOutputStream();
        var follower = follow(over, got);
        var wanted = new StringBuilder("0\n");
        for (int line = 1; line <= 20_000; line++) {
            append("stdout F " + line + "\n");
            wanted.append(line).append('\n');
            if (line % 10 == 0) logs.rotateIfLarge(log, SMALL, () -> Files.createFile(log));
        }
        over.set(true);
        follower.get(60, TimeUnit.SECONDS);
        assertTrue(Files.exists(Parts.numbered(log, 100)), "hardly rotated");
        assertEquals(wanted.toString(), got.toString(StandardCharsets.UTF_8));
    }

    private CompletableFuture<Void> follow(AtomicBoolean over, ByteArrayOutputStream into) {
        return CompletableFuture.runAsync(() -> {
            try {
                logs.read(log, LogQuery.follow(OptionalLong.empty()), over::get, line -> into.write(line.bytes()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test void theLastLinesAreTheLastWhereverTheyLie() throws Exception {
        var all = new StringBuilder();
        for (int line = 1; line <= 6_000; line++) {
            all.append(TIME).append(line % 3 == 0 ? " stderr F " : " stdout F ").append("line ".repeat(line % 7)).append(line).append('\n');
            if (line == 2_000 || line == 5_990) {
                Files.writeString(log, all);
                all.setLength(0);
                logs.rotateIfLarge(log, SMALL, () -> Files.createFile(log));
            }
        }
        Files.writeString(log, all);
        for (int count : new int[] {0, 1, 5, 10, 11, 500, 3_999, 4_500, 6_000, 9_000}) {
            assertEquals(last(everything(true, true), count), read(true, true, OptionalLong.of(count)), "the last " + count);
            assertEquals(last(everything(false, true), count), read(false, true, OptionalLong.of(count)), "the last " + count + " of standard error");
        }
    }

    @Test void aLineThatWasCutComesOutWholeAlsoAcrossARotation() throws Exception {
        append("stdout F before\n");
        append("stdout P " + "x".repeat(8_192) + "\n");
        append("stderr F between\n");
        append("stdout P " + "x".repeat(8_192) + "\n");
        logs.rotateIfLarge(log, SMALL, () -> Files.createFile(log));
        append("stdout F " + "x".repeat(20_000 - 2 * 8_192) + "\n");
        assertEquals(20_001, read(true, false, OptionalLong.of(1)).length());
        assertEquals(20_001 + 7, read(true, false, OptionalLong.empty()).length());
    }

    @Test void aRotationCutOffByTheEnginesEndIsFinishedByTheNext() throws Exception {
        append("stdout F " + "x".repeat(3_000) + "\n");
        var told = new AtomicBoolean();
        Files.move(log, Parts.numbered(log, 1));
        logs.rotateIfLarge(log, SMALL, () -> told.set(true));
        assertTrue(told.get());
    }

    private String everything(boolean out, boolean err) throws Exception {
        return read(out, err, OptionalLong.empty());
    }

    private static String last(String text, int count) {
        var lines = text.lines().toList();
        var kept = lines.subList(Math.max(0, lines.size() - count), lines.size());
        return kept.isEmpty() ? "" : String.join("\n", kept) + "\n";
    }

    private String read(boolean out, boolean err, OptionalLong tail) throws Exception {
        var bytes = new ByteArrayOutputStream();
        logs.read(log, new LogQuery(out, err, tail, Optional.empty(), Optional.empty(), false), () -> true, line -> bytes.write(line.bytes()));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void append(String entry) throws IOException {
        Files.writeString(log, TIME + " " + entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
