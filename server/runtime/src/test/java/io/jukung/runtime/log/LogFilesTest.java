package io.jukung.runtime.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.runtime.LogBounds;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @Test void aFollowerThatStoodStillStillGetsWhatWasRotatedAway() throws Exception {
        var got = stalledWhile(new LogFiles(), () -> { });
        assertEquals(numbers(1, 3_000), got);
    }

    @Test void whatGoesBeyondTheBoundIsToldAndTheRestComes() throws Exception {
        var got = stalledWhile(new LogFiles(20_000), () -> { });
        var lines = got.lines().toList();
        int gap = lines.indexOf(lines.stream().filter(line -> line.startsWith("jukung: lines are missing here: ")).findFirst().orElseThrow());
        assertEquals(lines.size(), lines.stream().distinct().count());
        assertEquals(numbers(1, gap), String.join("\n", lines.subList(0, gap)) + "\n");
        var rest = lines.subList(gap + 1, lines.size());
        assertTrue(rest.size() > 200, "hardly anything was kept: " + rest.size());
        assertEquals(numbers(3_001 - rest.size(), 3_000), String.join("\n", rest) + "\n");
    }

    @Test void aFollowerReadsToTheEndThoughTheLogIsDeleted() throws Exception {
        var files = new LogFiles();
        var got = stalledWhile(files, () -> files.delete(log));
        assertEquals(numbers(1, 3_000), got);
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    private static void waitFor(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) throw new IOException("nobody lets it go on");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Follows with a reader that takes its first line and then nothing until 3000 lines were written and most of them rotated away.
    private String stalledWhile(LogFiles files, LogStore.Reopen finish) throws Exception {
        var two = new LogBounds(2_000, 2);
        append("stdout F 1\n");
        var begun = new CountDownLatch(1);
        var on = new CountDownLatch(1);
        var over = new AtomicBoolean();
        var got = new ByteArrayOutputStream();
        var follower = CompletableFuture.runAsync(() -> {
            try {
                files.read(log, LogQuery.follow(OptionalLong.empty()), over::get, line -> {
                    got.write(line.bytes());
                    begun.countDown();
                    waitFor(on);
                });
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        for (int line = 2; line <= 3_000; line++) {
            append("stdout F " + line + "\n");
            if (line % 10 == 0) files.rotateIfLarge(log, two, () -> Files.createFile(log));
        }
        finish.run();
        over.set(true);
        on.countDown();
        follower.get(60, TimeUnit.SECONDS);
        return got.toString(StandardCharsets.UTF_8);
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(line -> line + "\n").collect(Collectors.joining());
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
