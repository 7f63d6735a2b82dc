package io.jukung.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import io.jukung.base.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every folder of `golden` holds a template, the data for it and what must come out (the message, if it must fail).
/// Run with `-Dgolden.rewrite=true` to write what comes out now, and read the difference.
class GoldenTest {
    @TestFactory Stream<DynamicTest> theTemplateGivesWhatIsWritten() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(GoldenTest.class.getResource("/golden")).toURI());
        var cases = Files.list(folder).sorted().toList();
        assertTrue(cases.size() > 20, "the golden folder is nearly empty");
        return cases.stream().map(at -> DynamicTest.dynamicTest(String.valueOf(at.getFileName()), () -> check(at)));
    }

    private static void check(Path folder) throws IOException {
        var actual = render(Files.readString(folder.resolve("template"), UTF_8), Files.readString(folder.resolve("data.json"), UTF_8));
        if (Boolean.getBoolean("golden.rewrite")) {
            var source = Path.of("src/test/resources/golden", String.valueOf(folder.getFileName()), "expected");
            Files.writeString(source, actual, UTF_8);
            return;
        }
        assertEquals(Files.readString(folder.resolve("expected"), UTF_8), actual);
    }

    private static String render(String template, String data) {
        try {
            return Template.parse(template).render(JsonParser.parseString(data), Names.LOOSE);
        } catch (Problem.Invalid problem) {
            return problem.message();
        }
    }
}
