package io.jukung.cli.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarWriter;
import io.jukung.cli.command.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUnpackerTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_600_000_000);

    @TempDir Path temp;

    @Test void whatWasPackedIsUnpackedAlike() throws IOException {
        var from = Files.createDirectory(temp.resolve("from"));
        Files.createDirectory(from.resolve("s"));
        Files.writeString(from.resolve("s/ä"), "1");
        Files.createLink(from.resolve("twin"), from.resolve("s/ä"));
        Files.createSymbolicLink(from.resolve("lnk"), Path.of("s/ä"));
        Files.setAttribute(from.resolve("s"), "unix:mode", 0751);
        var bytes = new ByteArrayOutputStream();
        try (var tar = TarWriter.brief(bytes)) {
            new FileArchive(tar, name -> name.replaceFirst("from", "to")).write(from, "from");
        }
        unpack(bytes.toByteArray());
        assertEquals("1", Files.readString(temp.resolve("in/to/twin")));
        assertEquals(Files.getAttribute(temp.resolve("in/to/twin"), "unix:ino"), Files.getAttribute(temp.resolve("in/to/s/ä"), "unix:ino"));
        assertEquals(040751, Files.getAttribute(temp.resolve("in/to/s"), "unix:mode"));
        assertEquals(Path.of("s/ä"), Files.readSymbolicLink(temp.resolve("in/to/lnk")));
        assertEquals(Files.getLastModifiedTime(from.resolve("s")).toMillis() / 1000, Files.getLastModifiedTime(temp.resolve("in/to/s")).toMillis() / 1000);
    }

    @Test void aHostileContainerWritesNothingOutsideTheTarget() throws IOException {
        Files.createDirectories(temp.resolve("outside"));
        Files.writeString(temp.resolve("outside/secret"), "untouched");
        assertThrows(Failure.class, () -> unpack(tar(file("../outside/secret"))));
        assertThrows(Failure.class, () -> unpack(tar(TarEntry.symlink("l", "../outside", TIME))));
        assertThrows(Failure.class, () -> unpack(tar(TarEntry.symlink("l", temp.resolve("outside").toString(), TIME), file("l/secret"))));
        assertThrows(Failure.class, () -> unpack(tar(TarEntry.hardLink("h", "../outside/secret", TIME))));
        assertEquals("untouched", Files.readString(temp.resolve("outside/secret")));
        assertFalse(Files.exists(temp.resolve("in/h")));
    }

    private static TarEntry file(String name) {
        return TarEntry.file(name, 0644, 4, TIME);
    }

    private static byte[] tar(TarEntry... members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = TarWriter.brief(bytes)) {
            for (var member : members) tar.write(member, "evil".substring(0, (int) member.size()).getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private void unpack(byte[] archive) throws IOException {
        new FileUnpacker(Files.createDirectories(temp.resolve("in")), name -> name).unpack(new ByteArrayInputStream(archive));
    }
}
