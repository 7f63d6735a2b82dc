package io.jukung.runtime;

/// A terminal's size in characters.
public record ConsoleSize(int rows, int columns) {}
