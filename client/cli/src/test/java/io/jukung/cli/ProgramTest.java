package io.jukung.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import io.jukung.cli.image.ProgressPrinter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @Test void oneThatFailsDoesNotKeepTheOthersFromStopping() {
        var engine = new RecordingEngine(Map.of("/containers/b/stop", JsonNull.INSTANCE));
        var stage = new Stage(engine);
        assertEquals(1, stage.run(List.of("stop", "a", "b")));
        assertEquals("b\n", stage.output());
        assertEquals("Error response from daemon: recorded\n", stage.errors());
    }

    @Test void variablesOfAFileComeBeforeThoseOfTheLine(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("variables"), "# note\nA=1\nHOME\nMISSING\n");
        var engine = new RecordingEngine(Map.of());
        new Stage(engine).run(List.of("run", "-e", "B=2", "--env-file", file.toString(), "busybox"));
        var body = JsonParser.parseString(engine.asked.get(1)).getAsJsonObject();
        assertEquals("[\"A=1\",\"HOME=/home/sailor\",\"B=2\"]", body.get("Env").toString());
    }

    @Test void aMistypedCommandIsAnsweredWithWhatWasMeant() {
        var stage = new Stage(new RecordingEngine(Map.of()));
        assertEquals(1, stage.run(List.of("imagess")));
        assertTrue(stage.errors().contains("jukung images"), stage.errors());
    }

    @Test void inspectPrintsWhatItFoundThoughSomethingElseIsMissing() {
        var stage = new Stage(new RecordingEngine(Map.of("/containers/a/json", JsonParser.parseString("{\"Id\":\"a\",\"Empty\":[],\"Null\":null}"))));
        assertEquals(1, stage.run(List.of("container", "inspect", "a", "b")));
        assertEquals("[\n    {\n        \"Id\": \"a\",\n        \"Empty\": [],\n        \"Null\": null\n    }\n]\n", stage.output());
    }

    @Test void progressIntoAPipeHasNoBars() throws IOException {
        var stream = """
                {"status":"Pulling from library/busybox","id":"latest"}
                {"status":"Pulling fs layer","progressDetail":{},"id":"abc"}
                {"status":"Downloading","progressDetail":{"current":5,"total":10},"progress":"[=> ]","id":"abc"}
                {"status":"Pull complete","progressDetail":{},"id":"abc"}
                {"status":"Digest: sha256:1"}
                """;
        var out = new ByteArrayOutputStream();
        new ProgressPrinter(new PrintStream(out, true, StandardCharsets.UTF_8), false, false)
                .print(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        assertEquals("latest: Pulling from library/busybox\nabc: Pulling fs layer\nabc: Pull complete\nDigest: sha256:1\n", out.toString(StandardCharsets.UTF_8));
    }
}
