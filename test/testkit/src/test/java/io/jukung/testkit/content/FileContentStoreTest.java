package io.jukung.testkit.content;

import io.jukung.content.ContentStore;
import io.jukung.content.DigestMismatchException;
import io.jukung.content.files.FileContentStore;
import io.jukung.notation.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FileContentStoreTest extends ContentStoreContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    protected ContentStore store() throws IOException {
        return FileContentStore.open(folder);
    }

    @Test
    void aNewProcessFindsTheBlobsAndThrowsAwayWhatWasHalfWritten() throws IOException {
        var digest = store().put("sail".getBytes(UTF_8));
        Files.writeString(folder.resolve("ingest/77"), "half");
        assertEquals(Set.of(digest), store().list());
        try (var left = Files.list(folder.resolve("ingest"))) {
            assertEquals(0, left.count());
        }
        assertEquals("sail", Files.readString(folder.resolve("blobs/sha256").resolve(digest.hex())));
    }

    @Test
    void bytesThatChangedOnDiskAreNoticedAtTheirEnd() throws IOException {
        var store = store();
        var digest = Digest.ofBytes("sail".getBytes(UTF_8));
        store.put("sail".getBytes(UTF_8));
        Files.writeString(folder.resolve("blobs/sha256").resolve(digest.hex()), "salt");
        assertThrows(DigestMismatchException.class, () -> store.read(digest, 100));
    }
}
