package io.jukung.content;

import io.jukung.notation.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.Set;

/// Blobs, each kept under the digest of its own bytes.
///
/// A blob's life: `ingest` opens a private place to write; `commit` checks the bytes and makes them visible, all at once;
/// from then on the blob never changes, until `delete`. Readers see a whole blob or none. Closing an ingest that was
/// not committed throws its bytes away. Any thread may call; two ingests of one digest may race, and both commits succeed.
///
/// What no record names yet is held by a `Lease`: take one before the first blob comes in, close it after the record is durable.
public interface ContentStore {
    /// The blob's size, or empty if it is not here. Cheap: no bytes are read.
    OptionalLong size(Digest digest) throws IOException;

    /// Opens the blob; the stream checks the digest as it is read to its end.
    /// @throws java.nio.file.NoSuchFileException if it is not here
    InputStream open(Digest digest) throws IOException;

    Ingest ingest(Digest expected) throws IOException;

    /// Removes the blob if it is here. Removing what is absent is no error: the wish is already granted.
    void delete(Digest digest) throws IOException;

    /// Every blob that is here.
    Set<Digest> list() throws IOException;

    /// Opens a lease: what it keeps survives `collect` until it is closed. Leases do not outlive the process.
    Lease lease();

    /// Deletes every blob that is neither reachable nor leased.
    /// @return the bytes given back
    long collect(Set<Digest> reachable) throws IOException;

    /// Reads a small blob whole, such as a manifest or a configuration.
    /// @throws IOException if it is larger than `limit`, is not here, or its bytes are not its digest's
    default byte[] read(Digest digest, int limit) throws IOException {
        long size = size(digest).orElse(0);
        if (size > limit) throw new IOException("blob " + digest + " has " + size + " bytes, more than the " + limit + " expected here");
        try (var in = open(digest)) {
            return in.readAllBytes();
        }
    }

    /// Stores these bytes and says under which digest.
    default Digest put(byte[] bytes) throws IOException {
        var digest = Digest.ofBytes(bytes);
        if (size(digest).isPresent()) return digest;
        try (var ingest = ingest(digest)) {
            ingest.output().write(bytes);
            ingest.commit();
        }
        return digest;
    }

    interface Ingest extends Closeable {
        OutputStream output();

        /// @throws DigestMismatchException if the bytes written are not the bytes expected; nothing was stored
        void commit() throws IOException;
    }
}
