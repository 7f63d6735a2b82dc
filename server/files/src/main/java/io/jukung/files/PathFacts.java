package io.jukung.files;

import java.time.Instant;

/// What there is at a path of a root.
///
/// @param name       its last part, `.` if that is how the path ends, `/` for the root
/// @param mode       kind and permissions, as the kernel has them
/// @param linkTarget where a link leads in the end, as far as that can be followed; empty for all others
public record PathFacts(String name, long size, int mode, Instant mtime, String linkTarget) {
    public boolean isFolder() {
        return (mode & 0170000) == 0040000;
    }
}
