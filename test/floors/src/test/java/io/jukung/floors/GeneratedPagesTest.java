package io.jukung.floors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.bench.PerformancePage;
import io.jukung.cli.CommandsPage;
import io.jukung.daemon.settings.SettingsPage;
import io.jukung.routes.OperationsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Pages that are made from the sources of truth stand in docs/ as they would be made now. `./dev docs` (`-Ddocs.rewrite=true`) writes them.
class GeneratedPagesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test void theOperationsAreThoseTheEngineServes() throws IOException { compare("operations.md", OperationsPage.text()); }

    @Test void theCommandsAreThoseTheClientHas() throws IOException { compare("cli.md", CommandsPage.text()); }

    @Test void theSettingsAreThoseTheEngineTakes() throws IOException { compare("settings.md", SettingsPage.text()); }

    @Test void theFiguresAreThoseThatWereMeasured() throws IOException { compare("performance.md", PerformancePage.text(ROOT.resolve("test/bench/results"))); }

    private static void compare(String page, String text) throws IOException {
        var file = ROOT.resolve("docs").resolve(page);
        if (Boolean.getBoolean("docs.rewrite")) Files.writeString(file, text);
        assertEquals(text, Files.readString(file), page + " is not what it would be made now: ./dev docs");
    }
}
