package io.jukung.kernel;

import java.nio.file.Path;

/// A pseudo-terminal: the descriptor of our side, and the place of the other. Whoever opened it closes the descriptor.
public record Pty(int master, Path slave) {}
