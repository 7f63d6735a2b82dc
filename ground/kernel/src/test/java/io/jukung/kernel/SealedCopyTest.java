package io.jukung.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SealedCopyTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @Test void theCopyIsTheFileAndRuns() throws Exception {
        var copy = SealedCopy.of(SHELL);
        assertArrayEquals(Files.readAllBytes(SHELL), Files.readAllBytes(copy));
        var child = Spawn.start(new SpawnRequest(List.of(copy.toString(), "-c", "exit 42"), Map.of(), List.of(), false, Optional.empty()));
        assertEquals(42, child.await());
    }

    @Test void nobodyCanChangeIt() throws Exception {
        var copy = SealedCopy.of(SHELL);
        assertThrows(IOException.class, () -> Files.write(copy, new byte[] {1}));
        assertArrayEquals(Files.readAllBytes(SHELL), Files.readAllBytes(copy));
    }
}
