package io.jukung.distribution;

import io.jukung.notation.Digest;

/// A manifest or index exactly as the registry sent it. The array is not to be changed.
@SuppressWarnings("ArrayRecordComponent")
public record ManifestBytes(String mediaType, Digest digest, byte[] bytes) {
    /// Larger ones are refused: no honest manifest comes near it.
    public static final int LIMIT = 4 << 20;
}
