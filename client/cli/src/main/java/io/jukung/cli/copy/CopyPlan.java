package io.jukung.cli.copy;

import io.jukung.cli.command.Failure;

/// Where an archive is unpacked, and by which name its first member goes there: the rules of `cp`, the same in both directions.
///
/// @param folder where to unpack
/// @param old    how the names in the archive begin; empty if they stay
/// @param fresh  what they begin with instead
record CopyPlan(String folder, String old, String fresh) {
    /// What is copied.
    ///
    /// @param rename the name its archive carries, if not the last part of its path
    record Source(String path, boolean folder, String rename) {
        String name() { return rename.isEmpty() ? PathText.last(path) : rename; }
    }

    /// Where it goes.
    record Target(String path, boolean exists, boolean folder) {}

    static CopyPlan of(Source source, Target target) {
        if (target.exists() && target.folder()) return new CopyPlan(target.path(), "", "");
        if (target.exists() && source.folder()) throw new Failure("cannot copy directory", 1);
        if (!target.exists() && !source.folder() && (target.path().isEmpty() || PathText.asksForFolder(target.path()))) throw new Failure("no such directory", 1);
        var parts = PathText.split(target.path());
        return new CopyPlan(parts[0], source.name(), parts[1]);
    }

    /// A member's name in its new place.
    String renamed(String name) {
        if (old.isEmpty()) return name;
        var from = old.equals("/") ? "" : old;
        int at = name.indexOf(from);
        return at < 0 ? name : name.substring(0, at) + fresh + name.substring(at + from.length());
    }
}
