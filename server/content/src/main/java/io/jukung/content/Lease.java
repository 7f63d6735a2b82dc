package io.jukung.content;

import io.jukung.notation.Digest;

/// Keeps blobs from being collected while somebody still needs them. Any thread may call; closing twice is no error.
public interface Lease extends AutoCloseable {
    /// From now on this blob is kept, whether it is here already or comes later.
    void keep(Digest digest);

    @Override
    void close();
}
