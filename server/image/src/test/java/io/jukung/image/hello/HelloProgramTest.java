package io.jukung.image.hello;

import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

class HelloProgramTest {
    @TempDir Path folder;

    @Test
    void theProgramWritesItsTextAndEndsWell() throws Exception {
        var host = Platform.host().architecture();
        Assumptions.assumeTrue(host.equals("amd64") || host.equals("arm64"), "no built-in program for " + host);
        var program = folder.resolve("hello");
        Files.write(program, HelloProgram.of(host, "ahoi\n"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        var process = new ProcessBuilder(program.toString()).start();
        assertEquals("ahoi\n", new String(process.getInputStream().readAllBytes(), UTF_8));
        assertEquals(0, process.waitFor());
    }

    @Test
    void theLayerIsTheSameEveryTime() throws IOException {
        assertEquals(Digest.ofBytes(HelloImage.layer(Platform.of("linux", "arm64"))), Digest.ofBytes(HelloImage.layer(Platform.of("linux", "arm64"))));
    }
}
