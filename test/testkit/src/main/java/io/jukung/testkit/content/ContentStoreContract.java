package io.jukung.testkit.content;

import io.jukung.content.ContentStore;
import io.jukung.content.DigestMismatchException;
import io.jukung.notation.Digest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// What every `ContentStore` promises; extend it and say how to open an empty one.
public abstract class ContentStoreContract {
    private static final byte[] SAIL = "sail".getBytes(UTF_8);
    private static final Digest SAIL_DIGEST = Digest.ofBytes(SAIL);

    protected abstract ContentStore store() throws IOException;

    @Test
    void whatWasCommittedIsReadBack() throws IOException {
        var store = store();
        assertEquals(SAIL_DIGEST, store.put(SAIL));
        assertEquals(OptionalLong.of(4), store.size(SAIL_DIGEST));
        assertArrayEquals(SAIL, store.read(SAIL_DIGEST, 4));
        assertThrows(IOException.class, () -> store.read(SAIL_DIGEST, 3));
        assertEquals(Set.of(SAIL_DIGEST), store.list());
    }

    @Test
    void wrongBytesAreRefusedAndLeaveNothingBehind() throws IOException {
        var store = store();
        try (var ingest = store.ingest(SAIL_DIGEST)) {
            ingest.output().write("salt".getBytes(UTF_8));
            assertThrows(DigestMismatchException.class, ingest::commit);
            assertThrows(IOException.class, ingest::commit);
        }
        assertEquals(OptionalLong.empty(), store.size(SAIL_DIGEST));
        assertEquals(Set.of(), store.list());
    }

    @Test
    void anIngestThatIsClosedWithoutCommitStoresNothing() throws IOException {
        var store = store();
        try (var ingest = store.ingest(SAIL_DIGEST)) {
            ingest.output().write(SAIL);
        }
        assertEquals(Set.of(), store.list());
    }

    @Test
    void aBlobIsNotSeenBeforeItsCommit() throws IOException {
        var store = store();
        try (var ingest = store.ingest(SAIL_DIGEST)) {
            ingest.output().write(SAIL);
            assertEquals(OptionalLong.empty(), store.size(SAIL_DIGEST));
            ingest.commit();
            assertEquals(OptionalLong.of(4), store.size(SAIL_DIGEST));
        }
        assertEquals(OptionalLong.of(4), store.size(SAIL_DIGEST));
    }

    @Test
    void twoIngestsOfOneDigestBothSucceed() throws IOException {
        var store = store();
        try (var one = store.ingest(SAIL_DIGEST); var two = store.ingest(SAIL_DIGEST)) {
            one.output().write(SAIL);
            two.output().write(SAIL);
            one.commit();
            two.commit();
        }
        assertEquals(Set.of(SAIL_DIGEST), store.list());
    }

    @Test
    void whatIsAbsentCannotBeOpenedButMayBeDeleted() throws IOException {
        var store = store();
        assertThrows(NoSuchFileException.class, () -> store.open(SAIL_DIGEST));
        store.delete(SAIL_DIGEST);
    }

    @Test
    void sha512IsAsGoodAName() throws IOException {
        var store = store();
        var hash = new Digest("sha512", "0".repeat(128)).newMessageDigest();
        hash.update(SAIL);
        var digest = Digest.ofHash(hash);
        try (var ingest = store.ingest(digest)) {
            ingest.output().write(SAIL);
            ingest.commit();
        }
        assertEquals(Set.of(digest), store.list());
    }

    @Test
    void collectionTakesWhatNobodyHolds() throws IOException {
        var store = store();
        var reachable = store.put("reachable".getBytes(UTF_8));
        try (var lease = store.lease()) {
            lease.keep(SAIL_DIGEST);
            store.put(SAIL);
            store.put("orphan".getBytes(UTF_8));
            assertEquals(6, store.collect(Set.of(reachable)));
            assertEquals(Set.of(reachable, SAIL_DIGEST), store.list());
        }
        assertEquals(4, store.collect(Set.of(reachable)));
        assertEquals(Set.of(reachable), store.list());
    }
}
