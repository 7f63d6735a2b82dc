package io.jukung.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Folders of examples: a command line, and what must come of it. `-Djukung.golden.rewrite=true` writes down what comes now.
///
/// `requests` and `lines` were recorded from Docker's own client 28.2; only the program's name was changed, and
/// the question `why=1`, which only our client asks, is left out.
class GoldenTest {
    private static final Path ROOT = Path.of("src/test/resources");

    @TestFactory Stream<DynamicTest> theRequestIsTheOneDockersClientSends() throws IOException {
        return examples("requests", folder -> {
            var engine = new RecordingEngine(Map.of());
            new Stage(engine).run(command(folder));
            var expected = Files.readAllLines(folder.resolve("expected"));
            assertEquals(expected.getFirst(), engine.asked.getFirst().replaceFirst("[?&]why=1$", ""));
            if (expected.size() > 1) assertEquals(tree(expected.get(1)), tree(engine.asked.get(1)));
        });
    }

    @TestFactory Stream<DynamicTest> aLineThatCannotBeUnderstoodIsRefusedInDockersWords() throws IOException {
        return examples("lines", folder -> {
            var stage = new Stage(new RecordingEngine(Map.of()));
            int code = stage.run(command(folder));
            var said = stage.output() + withoutAdvice(stage.errors()) + "exit " + code + "\n";
            compare(folder, said);
        });
    }

    @TestFactory Stream<DynamicTest> anAnswerIsPrintedAsDockersClientPrintsIt() throws IOException {
        return examples("tables", folder -> {
            var answers = new HashMap<String, JsonElement>();
            JsonParser.parseString(Files.readString(folder.resolve("answers.json"))).getAsJsonObject().entrySet()
                    .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
            var stage = new Stage(new RecordingEngine(answers));
            stage.run(command(folder));
            compare(folder, stage.output() + stage.errors());
        });
    }

    @TestFactory Stream<DynamicTest> aHelpPageKeepsItsLayout() throws IOException {
        return examples("help", folder -> {
            var stage = new Stage(new RecordingEngine(Map.of()));
            stage.run(command(folder));
            compare(folder, stage.output());
        });
    }

    private interface Check {
        void on(Path folder) throws IOException;
    }

    private static Stream<DynamicTest> examples(String kind, Check check) throws IOException {
        try (var folders = Files.list(ROOT.resolve(kind))) {
            var sorted = folders.sorted().toList();
            return sorted.stream().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check.on(folder)));
        }
    }

    private static void compare(Path folder, String said) throws IOException {
        if (Boolean.getBoolean("jukung.golden.rewrite")) Files.writeString(folder.resolve("expected"), said);
        assertEquals(Files.readString(folder.resolve("expected")), said);
    }

    private static List<String> command(Path folder) throws IOException { return Words.of(Files.readString(folder.resolve("command"))); }

    private static JsonElement tree(String text) { return JsonParser.parseString(text); }

    /// Our advice stands on lines of its own, which Docker's client does not have.
    private static String withoutAdvice(String text) { return text.replaceAll("(?m)^Try: .*\n", ""); }
}
