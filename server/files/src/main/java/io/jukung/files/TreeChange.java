package io.jukung.files;

/// One difference between a container's root and the layers it stands on.
public record TreeChange(String path, Kind kind) {
    /// In Docker's order, which is the number of each on the wire.
    public enum Kind { MODIFIED, ADDED, DELETED }
}
