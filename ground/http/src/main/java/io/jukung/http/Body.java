package io.jukung.http;

import java.io.InputStream;

/// What a request carries.
public sealed interface Body {
    record None() implements Body {}

    /// Bytes known whole, sent with their length. The array is not copied.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Body {}

    /// A stream of unknown length, sent in chunks as it is read. It is not closed.
    record Stream(InputStream stream) implements Body {}
}
