package io.jukung.runtime.conmon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.runtime.RuntimeChoice;
import io.jukung.runtime.RuntimeChoice.Way;
import io.jukung.runtime.conmon.RuntimeProbe.Found;
import io.jukung.runtime.spec.HostLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RememberedChoiceTest {
    private static final HostLimits LIMITS = new HostLimits(0xff, 1024, 1024, 1024, 0, "amd64", "6.1.0", true, true);

    @TempDir private Path folder = Path.of("/nowhere");
    private Path crun = folder;

    @BeforeEach void aRuntime() throws IOException {
        crun = folder.resolve("crun");
        Files.writeString(crun, "#!/bin/sh\necho crun version 1.8.1\n");
        Files.setPosixFilePermissions(crun, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private RememberedChoice memory(HostLimits limits) throws IOException {
        return RememberedChoice.at(folder.resolve("choice"), List.of(crun), limits);
    }

    private RuntimeChoice kept() throws IOException {
        var choice = new RuntimeChoice("crun", crun, "1.8.1", Way.WITHOUT_UNIFIED, "ran a process after: it did\nnot work");
        memory(LIMITS).keep(new Found(choice, OciProgram.of(crun)));
        return choice;
    }

    @Test void whatWasFoundIsFoundAgain() throws IOException {
        kept();
        var found = memory(LIMITS).recall().orElseThrow();
        assertEquals(new RuntimeChoice("crun", crun, "1.8.1", Way.WITHOUT_UNIFIED, "ran a process after: it did not work"), found.choice());
        assertEquals("1.8.1", found.program().version());
        assertTrue(found.program().copied());
    }

    @Test void anotherFileIsProbed() throws IOException {
        kept();
        Files.setLastModifiedTime(crun, FileTime.fromMillis(1));
        assertEquals(Optional.empty(), memory(LIMITS).recall());
    }

    @Test void anotherKernelIsProbed() throws IOException {
        kept();
        assertEquals(Optional.empty(), memory(new HostLimits(0xff, 1024, 1024, 1024, 0, "amd64", "6.2.0", true, true)).recall());
    }

    @Test void nothingOrHalfOfItIsProbed() throws IOException {
        assertEquals(Optional.empty(), memory(LIMITS).recall());
        Files.writeString(folder.resolve("choice"), "SIDEWAYS\ncopy\n/x\n1\nr\n");
        assertEquals(Optional.empty(), memory(LIMITS).recall());
        Files.write(folder.resolve("choice"), new byte[] {(byte) 0xff, 0, 1});
        assertEquals(Optional.empty(), memory(LIMITS).recall());
    }
}
