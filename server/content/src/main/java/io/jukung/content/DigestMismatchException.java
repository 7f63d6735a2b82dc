package io.jukung.content;

import io.jukung.notation.Digest;
import java.io.IOException;

/// Bytes turned out not to be those their digest names.
public final class DigestMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    public DigestMismatchException(Digest expected, Digest actual) {
        super("bytes do not match their digest: expected " + expected + ", got " + actual);
    }
}
