package io.jukung.cli.copy;

/// One side of a copy, as it was typed: `CONTAINER:PATH`, a path of this machine, or `-`.
///
/// @param container empty for this machine
record CopySide(String container, String path) {
    /// An absolute path, or one that begins with a dot, is of this machine whatever colons it has.
    static CopySide of(String word) {
        int colon = word.indexOf(':');
        boolean local = word.startsWith("/") || word.startsWith(".") || colon < 0;
        return local ? new CopySide("", word) : new CopySide(word.substring(0, colon), word.substring(colon + 1));
    }

    boolean local() { return container.isEmpty(); }

    boolean stream() { return path.equals("-"); }
}
