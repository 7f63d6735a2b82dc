package io.jukung.content.files;

import io.jukung.content.CheckedStream;
import io.jukung.content.ContentStore;
import io.jukung.content.Lease;
import io.jukung.content.Leases;
import io.jukung.notation.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Blobs as files; the folder is an OCI layout without an index, which names live beside it:
///
///     oci-layout                    {"imageLayoutVersion":"1.0.0"}
///     blobs/sha256/<hex>            whole, checked and durable, or absent
///     ingest/<number>               being written; thrown away when a store is opened
///
/// A commit writes beside, flushes the file, renames it and flushes the folder: after a power cut a blob is whole or not there.
/// One store at a time uses a folder.
public final class FileContentStore implements ContentStore {
    private final Path blobs;
    private final Path ingests;
    private final Leases leases = new Leases();
    private final AtomicLong numbers = new AtomicLong();

    private FileContentStore(Path root) {
        this.blobs = root.resolve("blobs");
        this.ingests = root.resolve("ingest");
    }

    /// Opens the store in this folder, making it if need be, and throws away what an earlier process left half written.
    public static FileContentStore open(Path root) throws IOException {
        var store = new FileContentStore(root);
        Files.createDirectories(store.blobs.resolve("sha256"));
        Files.createDirectories(store.ingests);
        try (var stale = Files.newDirectoryStream(store.ingests)) {
            for (var file : stale) Files.deleteIfExists(file);
        }
        try {
            Files.write(root.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            return store; // it was a layout before
        }
        return store;
    }

    @Override
    public OptionalLong size(Digest digest) throws IOException {
        try {
            return OptionalLong.of(Files.size(file(digest)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        return new CheckedStream(Files.newInputStream(file(digest)), digest);
    }

    @Override
    public Ingest ingest(Digest expected) throws IOException {
        return new FileIngest(expected, ingests.resolve(Long.toString(numbers.incrementAndGet())), file(expected));
    }

    @Override
    public void delete(Digest digest) throws IOException {
        Files.deleteIfExists(file(digest));
    }

    @Override
    public Set<Digest> list() throws IOException {
        var found = new HashSet<Digest>();
        try (var algorithms = Files.newDirectoryStream(blobs)) {
            for (var algorithm : algorithms) {
                try (var files = Files.newDirectoryStream(algorithm)) {
                    for (var file : files) Digest.tryParse(algorithm.getFileName() + ":" + file.getFileName()).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    @Override
    public Lease lease() {
        return leases.open();
    }

    @Override
    public long collect(Set<Digest> reachable) throws IOException {
        long freed = 0;
        for (var digest : list()) {
            if (reachable.contains(digest)) continue;
            long size = size(digest).orElse(0);
            if (leases.unlessHeld(digest, () -> delete(digest))) freed += size;
        }
        return freed;
    }

    private Path file(Digest digest) {
        return blobs.resolve(digest.algorithm()).resolve(digest.hex());
    }

    static void flushFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
