package io.jukung.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {
    private static final Facts FACTS = new Facts("run", "2026-11-21T16:00:00Z", "abc", 20, "in turn", Map.of("cores", "2"), Map.of("jukung", "0.1.0"));
    private static final Row ROW = new Row("socket, bridge", "ms", new Samples(20, 16.5, 20, 15.1), new Samples(20, 165, 200, 150));

    @Test void theMedianAndThe90thPercentileDoNotDependOnOrder() {
        var shuffled = DoubleStream.of(10, 3, 7, 1, 9, 2, 8, 5, 4, 6).boxed().toList();
        assertEquals(new Samples(10, 6, 10, 1), Samples.of(shuffled));
    }

    @Test void nothingMeasuredHasNoMedian() {
        assertThrows(IllegalArgumentException.class, () -> Samples.of(List.of()));
    }

    @Test void whatIsWrittenIsReadBackTheSame() {
        var result = new Result(FACTS, List.of(ROW));
        assertEquals(result, Result.parse(result.json()));
    }

    @Test void theRatioIsOursToTheirs() {
        assertEquals(0.1, ROW.ratio(), 1e-9);
        assertTrue(new Result(FACTS, List.of(ROW)).table().contains("16.5 (20.0)        165.0 (200.0)    0.10"), new Result(FACTS, List.of(ROW)).table());
    }

    @Test void thePageHasATableForEachResultAndItsNotes(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("run.json"), new Result(FACTS, List.of(ROW)).json());
        Files.writeString(folder.resolve("run.md"), "What was found.\n");
        var page = PerformancePage.text(folder);
        assertTrue(page.contains("./dev bench run 20") && page.contains("    socket, bridge, ms") && page.endsWith("What was found.\n"), page);
    }
}
