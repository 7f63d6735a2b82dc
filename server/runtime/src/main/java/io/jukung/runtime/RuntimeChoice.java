package io.jukung.runtime;

import java.nio.file.Path;

/// The OCI runtime that runs the containers, and why it is this one.
///
/// @param way `direct`, or `without unified` if create runs in a mount namespace that hides the unified cgroup tree
public record RuntimeChoice(String name, Path path, String version, Way way, String reason) {
    public enum Way { DIRECT, WITHOUT_UNIFIED }
}
