package io.jukung.runtime;

import java.time.Instant;

/// One line a container wrote.
///
/// @param bytes with its line feed, if it had one; the receiver's to keep
public record LogLine(Instant at, StreamKind stream, byte[] bytes) {}
