package io.jukung.distribution;

import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import java.util.Optional;

/// Reads images from registries.
///
/// Which host a reference means, mirrors, signing in and redirects are the client's affair. Every failure is a
/// `RegistryException`, sealed, so that "nobody answered" and "the answer was no" stay apart. Any thread may call;
/// calls block.
public interface RegistryClient {
    /// What the reference names just now: its tag is looked up, or its digest if it has one. No manifest is transferred.
    Resolved resolve(Reference reference, Optional<Credentials> credentials) throws RegistryException;

    /// The manifest or index with this digest; its bytes have been checked against it.
    ManifestBytes manifest(Reference name, Digest digest, Optional<Credentials> credentials) throws RegistryException;

    /// Opens a blob. The stream resumes broken connections, and fails at its end if the bytes are not those promised.
    Blob blob(Reference name, Digest digest, long size, Optional<Credentials> credentials) throws RegistryException;
}
