package io.jukung.runtime.conmon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.base.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimeProbeTest {
    @Test void aRuntimeThatIsNotThereIsRefusedByItsName() {
        for (var name : List.of("nowhere-to-be-found", "/nowhere/to/be/found")) {
            var refusal = assertThrows(Problem.Invalid.class, () -> RuntimeProbe.candidates(Optional.of(Path.of(name))));
            assertEquals("specified default runtime '" + name + "' does not exist", refusal.message());
        }
    }

    @Test void aRuntimeNamedByItsPathIsTheOnlyOne() {
        assertEquals(List.of(Path.of("/bin/sh")), RuntimeProbe.candidates(Optional.of(Path.of("/bin/sh"))));
    }
}
