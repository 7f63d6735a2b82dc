package io.jukung.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What a request carries.
public sealed interface Body {
    record None() implements Body {}

    /// Bytes known whole, sent with their length. The array is not copied.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Body {}

    /// A stream of unknown length, sent in chunks as it is read. It is not closed.
    record Stream(InputStream stream) implements Body {}

    /// Bytes of unknown number that are written while they are sent, in chunks.
    record Written(Content content) implements Body {}

    /// Writes a body. A failure of its own ends the request without an answer.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
