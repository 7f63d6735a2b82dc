package io.jukung.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.HelpPage;
import io.jukung.cli.grammar.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every command has Docker's flags: names, letters, placeholders and defaults.
///
/// `docker-flags.txt` was recorded from the help pages of Docker's own client 28.5: for each command a line with `#`, its
/// path and usage, then a line for each flag, its parts divided by tabs: path, letter, name, placeholder, default.
class FlagsTest {
    /// Docker calls these two experimental, and may yet change what they mean.
    private static final Set<String> EXPERIMENTAL = Set.of("--use-api-socket", "--tree");
    private static final Path RECORDED = Path.of("src/test/resources/docker-flags.txt");

    @TestFactory Stream<DynamicTest> aCommandTakesTheFlagsThatDockersTakes() throws IOException {
        var pages = new ArrayList<List<String>>();
        for (var line : Files.readAllLines(RECORDED)) {
            if (line.startsWith("# ")) pages.add(new ArrayList<>());
            if (EXPERIMENTAL.stream().noneMatch(flag -> line.contains("\t" + flag + "\t"))) pages.getLast().add(line);
        }
        return pages.stream().map(page -> DynamicTest.dynamicTest(page.getFirst(), () -> compare(page)));
    }

    private static void compare(List<String> page) {
        var usage = page.getFirst().substring(2);
        var path = path(usage);
        var spec = path.isEmpty() ? Program.global("/home/ann/.docker") : Commands.find(path).orElseThrow().spec();
        assertEquals(String.join("\n", page), described(path, spec));
    }

    /// The words of a usage line before the first that is no command's: those in capitals or brackets are none.
    private static String path(String usage) {
        var path = new StringBuilder();
        for (var word : usage.split(" ")) {
            if (!word.equals(word.toLowerCase(java.util.Locale.ROOT)) || word.startsWith("[")) break;
            path.append(path.isEmpty() ? "" : " ").append(word);
        }
        return path.toString();
    }

    private static String described(String path, Spec spec) {
        var lines = new ArrayList<String>();
        lines.add("# " + (path.isEmpty() ? "[OPTIONS] COMMAND" : spec.usage(path)));
        spec.flags().stream().filter(flag -> !flag.hidden()).sorted(Comparator.comparing(Flag::name)).forEach(flag -> lines.add(String.join("\t",
                path, flag.letter() == Flag.NONE ? "" : "-" + flag.letter(), "--" + flag.name(), HelpPage.placeholder(flag), flag.preset())));
        return String.join("\n", lines);
    }
}
