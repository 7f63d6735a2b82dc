package io.jukung.runtime.conmon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class OciProgramTest {
    @TempDir private Path folder = Path.of("/nowhere");

    private Path program(String version, long time) throws IOException {
        var file = folder.resolve("crun");
        Files.writeString(file, "#!/bin/sh\necho crun version " + version + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
        return file;
    }

    @Test void itIsStartedByACopy() throws IOException {
        var file = program("1.8.1", 1_000);
        var program = OciProgram.of(file);
        assertEquals("1.8.1", program.version());
        assertNotEquals(file, program.path());
        assertEquals(Files.readString(file), Files.readString(program.path()));
        assertEquals(program.path(), program.path());
    }

    @Test void aReplacedFileIsCopiedAnew() throws IOException {
        var file = program("1.8.1", 1_000);
        var program = OciProgram.of(file);
        program("1.9", 2_000);
        assertEquals(Files.readString(file), Files.readString(program.path()));
    }

    @Test void aFileThatIsGoneForAMomentDoesNotMatter() throws IOException {
        var file = program("1.8.1", 1_000);
        var program = OciProgram.of(file);
        var copy = program.path();
        Files.delete(file);
        assertEquals(copy, program.path());
    }
}
