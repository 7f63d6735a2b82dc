package io.jukung.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TarTest {
    private static final String LONG = "a/" + "long-name-".repeat(30) + "é.txt";
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000, 123_456_789);

    @Test
    void whatIsWrittenIsReadBackWithEveryByteOfItsAttributes() throws IOException {
        var capability = new byte[] {1, 0, 0, 2, (byte) 0xff, (byte) 0xfe, 10, '=', 0};
        var entry = new TarEntry(LONG, TarEntry.Type.FILE, 04755, 3_000_000, 4_000_000_000L, 5, TIME, "", 0, 0, Map.of("security.capability", capability));
        var device = new TarEntry("dev/null", TarEntry.Type.CHAR_DEVICE, 0666, 0, 0, 0, Instant.EPOCH, "", 1, 3, Map.of());
        var tar = new ByteArrayOutputStream();
        try (var writer = new TarWriter(tar)) {
            writer.write(entry, "hello".getBytes(UTF_8));
            writer.write(device);
            writer.write(TarEntry.symlink("l", LONG, Instant.ofEpochSecond(-5)));
        }
        var reader = new TarReader(new ByteArrayInputStream(tar.toByteArray()));
        var first = reader.next().orElseThrow();
        assertArrayEquals(capability, first.xattrs().get("security.capability"));
        assertEquals(entry.with(Map.of()), first.with(Map.of()));
        assertEquals("hello", new String(reader.content().readAllBytes(), UTF_8));
        assertEquals(device, reader.next().orElseThrow());
        var link = reader.next().orElseThrow();
        assertEquals(LONG, link.linkName());
        assertEquals(-5, link.mtime().getEpochSecond());
        assertTrue(reader.next().isEmpty());
        assertTrue(reader.next().isEmpty());
    }

    @Test
    void anotherReaderUnderstandsWhatIsWritten() throws IOException {
        var tar = new ByteArrayOutputStream();
        try (var writer = new TarWriter(tar)) {
            writer.write(TarEntry.directory("a/", 0700, TIME));
            writer.write(TarEntry.file(LONG, 0640, 1000, TIME).owned(2_097_152, 5), new byte[1000]);
            writer.write(TarEntry.hardLink("h", LONG, TIME));
        }
        try (var oracle = new TarArchiveInputStream(new ByteArrayInputStream(tar.toByteArray()), "UTF-8")) {
            assertTrue(oracle.getNextEntry().isDirectory());
            var file = oracle.getNextEntry();
            assertEquals(LONG, file.getName());
            assertEquals(2_097_152, file.getLongUserId());
            assertEquals(TIME, file.getLastModifiedTime().toInstant());
            assertEquals(1000, oracle.readAllBytes().length);
            assertEquals(LONG, oracle.getNextEntry().getLinkName());
        }
        assertEquals(0, tar.size() % 10240);
    }

    @ParameterizedTest
    @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX})
    void whatAnotherWriterMakesIsUnderstood(int form) throws IOException {
        var tar = new ByteArrayOutputStream();
        try (var oracle = new TarArchiveOutputStream(tar, "UTF-8")) {
            oracle.setLongFileMode(form);
            oracle.setBigNumberMode(form == TarArchiveOutputStream.LONGFILE_GNU ? TarArchiveOutputStream.BIGNUMBER_STAR : TarArchiveOutputStream.BIGNUMBER_POSIX);
            oracle.setAddPaxHeadersForNonAsciiNames(form == TarArchiveOutputStream.LONGFILE_POSIX);
            var file = new TarArchiveEntry(LONG);
            file.setSize(3);
            file.setUserId(4_000_000_000L);
            file.setModTime(-77_000L);
            oracle.putArchiveEntry(file);
            oracle.write(new byte[] {1, 2, 3});
            oracle.closeArchiveEntry();
            var link = new TarArchiveEntry("short", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName(LONG);
            oracle.putArchiveEntry(link);
            oracle.closeArchiveEntry();
        }
        var reader = new TarReader(new ByteArrayInputStream(tar.toByteArray()));
        var file = reader.next().orElseThrow();
        assertEquals(LONG, file.name());
        assertEquals(4_000_000_000L, file.uid());
        assertEquals(-77, file.mtime().getEpochSecond());
        assertEquals(LONG, reader.next().orElseThrow().linkName());
        assertTrue(reader.next().isEmpty());
    }

    @Test
    void anArchiveCutAnywhereInsideAMemberIsRefused() throws IOException {
        var whole = archive("x", 600);
        for (int length : new int[] {1, 511, 513, 1000, 1535}) {
            var reader = new TarReader(new ByteArrayInputStream(Arrays.copyOf(whole, length)));
            assertThrows(MalformedArchiveException.class, () -> {
                while (reader.next().isPresent()) reader.content().readAllBytes();
            }, "cut at " + length);
        }
    }

    @Test
    void aSizeThatLiesIsRefused() throws IOException {
        var tar = archive("x", 10);
        System.arraycopy("77777777777".getBytes(UTF_8), 0, tar, 124, 11);
        checksum(tar);
        var reader = new TarReader(new ByteArrayInputStream(tar));
        reader.next();
        assertThrows(MalformedArchiveException.class, reader::next);
    }

    @Test
    void aDamagedHeaderIsRefused() throws IOException {
        var tar = archive("x", 10);
        tar[3] ^= 1;
        assertThrows(MalformedArchiveException.class, () -> new TarReader(new ByteArrayInputStream(tar)).next());
    }

    @Test
    void aSparseFileIsRefusedClearly() throws IOException {
        var tar = archive("x", 10);
        tar[156] = 'S';
        checksum(tar);
        var refused = assertThrows(MalformedArchiveException.class, () -> new TarReader(new ByteArrayInputStream(tar)).next());
        assertTrue(String.valueOf(refused.getMessage()).contains("sparse"));
    }

    @Test
    void aPaxRecordWhoseLengthLiesIsRefused() {
        for (var bad : new String[] {"99 path=x\n", "3 =\n", "0 a=b\n", "9 path=x\0", "path=x\n", "999999999999 a=b\n"}) {
            assertThrows(MalformedArchiveException.class, () -> PaxRecords.parse(bad.getBytes(UTF_8)), bad);
        }
    }

    @Test
    void paxLinesCountTheirOwnLength() throws IOException {
        for (int length = 1; length < 1200; length++) {
            var value = new byte[length];
            Arrays.fill(value, (byte) 'v');
            assertArrayEquals(value, PaxRecords.parse(PaxRecords.line("k", value)).get("k"));
        }
    }

    @Test
    void anEmptyStreamIsAnEmptyArchive() throws IOException {
        assertTrue(new TarReader(new ByteArrayInputStream(new byte[0])).next().isEmpty());
        assertTrue(new TarReader(new ByteArrayInputStream(new byte[1024])).next().isEmpty());
    }

    @Test
    void contentThatIsTooShortIsAnError() {
        var writer = new TarWriter(new ByteArrayOutputStream());
        assertThrows(IOException.class, () -> writer.write(TarEntry.file("x", 0644, 10, TIME), new byte[9]));
    }

    private static byte[] archive(String name, int size) throws IOException {
        var tar = new ByteArrayOutputStream();
        try (var writer = new TarWriter(tar)) {
            writer.write(TarEntry.file(name, 0644, size, Instant.EPOCH), new byte[size]);
        }
        return tar.toByteArray();
    }

    private static void checksum(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) sum += tar[i] & 0xff;
        System.arraycopy("%06o\0".formatted(sum).getBytes(UTF_8), 0, tar, 148, 7);
    }
}
