package io.jukung.runtime;

/// How much of a log is kept.
///
/// @param largest bytes at which a file is rotated; below zero never
/// @param most    files kept, the one being written included
public record LogBounds(long largest, int most) {
    /// Five files of 20 MB.
    public static final LogBounds USUAL = new LogBounds(20_000_000, 5);
}
