package io.jukung.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The outcome of every play, printed and written as it comes: whoever is broken off has told what he knew. Any thread may add to it.
final class Results {
    private final PrintStream out = System.out;
    private final List<String> lines = new ArrayList<>();
    private final long begin = System.nanoTime();
    private Optional<Path> file = Optional.empty();

    /// From now on lines are written there, too: `VERDICT NAME [REASON]`.
    synchronized void writeTo(Path newFile) throws IOException {
        Files.write(newFile, lines);
        file = Optional.of(newFile);
    }

    /// @param verdict `passed`, `failed` or `skipped`
    synchronized void add(String verdict, String name, String text, long playBegan) {
        out.printf("%-8s %-40s %5d ms%s%n", verdict, name, (System.nanoTime() - playBegan) / 1_000_000, text.isEmpty() ? "" : "\n    " + text);
        var line = (verdict + " " + name + " " + text.lines().findFirst().orElse("")).strip();
        lines.add(line);
        file.ifPresent(there -> append(there, line));
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Prints the counts.
    ///
    /// @return whether none failed, and any passed
    synchronized boolean summary() {
        long failed = lines.stream().filter(line -> line.startsWith("failed ")).count();
        long passed = lines.stream().filter(line -> line.startsWith("passed ")).count();
        out.println("scenarios took " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        out.println(passed + " passed, " + failed + " failed, " + (lines.size() - passed - failed) + " skipped");
        return failed == 0 && passed > 0;
    }
}
