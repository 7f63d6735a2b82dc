package io.jukung.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The outcome of every play, printed as it comes. Any thread may add to it.
final class Results {
    private final PrintStream out = System.out;
    private final List<String> lines = new ArrayList<>();
    private final long begin = System.nanoTime();

    /// @param verdict `passed`, `failed` or `skipped`
    synchronized void add(String verdict, String name, String text, long playBegan) {
        out.printf("%-8s %-40s %5d ms%s%n", verdict, name, (System.nanoTime() - playBegan) / 1_000_000, text.isEmpty() ? "" : "\n    " + text);
        lines.add((verdict + " " + name + " " + text.lines().findFirst().orElse("")).strip());
    }

    synchronized void write(Path file) throws IOException { Files.write(file, lines); }

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
