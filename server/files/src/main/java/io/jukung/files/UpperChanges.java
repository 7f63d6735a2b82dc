package io.jukung.files;

import io.jukung.files.TreeChange.Kind;
import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Folder;
import io.jukung.kernel.Stat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a container changed: the writable top of its overlay, compared with what lies below.
///
/// A folder counts as changed if something in it did, or its owner or mode; a file also if its size or time did. A file that was
/// only opened to be written, and a folder whose time alone is new, are no changes: so Docker sees it. The top may change meanwhile.
public final class UpperChanges {
    private static final List<String> OPAQUE = List.of("trusted.overlay.opaque");
    private static final List<String> CAPABILITY = List.of("security.capability");
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int DEEPEST = 2048;

    private final Set<String> madeForMounts;
    private final List<TreeChange> changes = new ArrayList<>();

    private UpperChanges(Set<String> madeForMounts) {
        this.madeForMounts = madeForMounts;
    }

    /// @param madeForMounts places that were made to mount something every container has there: nobody's change
    /// @return parents before what is in them, names in order
    public static List<TreeChange> of(Folder upper, Folder lower, Set<String> madeForMounts) throws IOException {
        var walk = new UpperChanges(madeForMounts);
        walk.compare(upper, Optional.of(lower), "", 0);
        return walk.changes;
    }

    private void compare(Folder upper, Optional<Folder> lower, String path, int depth) throws IOException {
        if (depth > DEEPEST) throw new IOException(path.substring(0, 100) + "…: folders too deep to compare");
        var names = upper.names();
        var hidden = new HashSet<String>();
        if (lower.isPresent() && !upper.attributes(OPAQUE).isEmpty()) {
            hidden.addAll(lower.get().names());
            names.forEach(hidden::remove);
            names.addAll(hidden);
        }
        names.sort(TreeWriter::byBytes);
        for (var name : names) {
            if (hidden.contains(name)) changes.add(new TreeChange(path + "/" + name, Kind.DELETED));
            else compare(upper, lower, name, path + "/" + name, depth);
        }
    }

    private void compare(Folder upper, Optional<Folder> lower, String name, String path, int depth) throws IOException {
        var found = upper.find(name);
        if (found.isEmpty()) return;
        var now = found.get();
        var before = lower.isPresent() ? lower.get().find(name) : Optional.<Stat>empty();
        if (isWhiteout(now)) {
            if (before.isPresent()) changes.add(new TreeChange(path, Kind.DELETED));
        } else if (before.isEmpty()) {
            if (madeForMounts.contains(path) && (now.isFolder() || now.size() == 0)) inside(upper, Optional.empty(), name, path, depth, now);
            else added(upper, name, path, depth, now);
        } else {
            changed(upper, lower, name, path, depth, now, before.get());
        }
    }

    private void added(Folder upper, String name, String path, int depth, Stat now) throws IOException {
        changes.add(new TreeChange(path, Kind.ADDED));
        inside(upper, Optional.empty(), name, path, depth, now);
    }

    private void changed(Folder upper, Optional<Folder> lower, String name, String path, int depth, Stat now, Stat before) throws IOException {
        int place = changes.size();
        if (before.isFolder() && now.isFolder() && lower.isPresent()) {
            try (var below = lower.get().folder(name)) {
                inside(upper, Optional.of(below), name, path, depth, now);
            }
        } else {
            inside(upper, Optional.empty(), name, path, depth, now);
        }
        boolean grew = changes.size() > place;
        if (grew || differs(upper, lower, name, now, before)) changes.add(place, new TreeChange(path, Kind.MODIFIED));
    }

    private void inside(Folder upper, Optional<Folder> lower, String name, String path, int depth, Stat now) throws IOException {
        if (!now.isFolder()) return;
        try (var folder = upper.folder(name)) {
            compare(folder, lower, path, depth + 1);
        } catch (ErrnoException e) {
            if (!e.is("ENOENT") && !e.is("ENOTDIR") && !e.is("ELOOP")) throw e;
        }
    }

    private static boolean differs(Folder upper, Optional<Folder> lower, String name, Stat now, Stat before) throws IOException {
        if (now.mode() != before.mode() || now.uid() != before.uid() || now.gid() != before.gid()) return true;
        if (now.rdevMajor() != before.rdevMajor() || now.rdevMinor() != before.rdevMinor()) return true;
        if (now.isFolder()) return false;
        if (now.size() != before.size() || now.mtimeSec() != before.mtimeSec() || now.mtimeNsec() != before.mtimeNsec()) return true;
        return now.isFile() && lower.isPresent() && !Arrays.equals(capability(upper, name), capability(lower.get(), name));
    }

    private static byte[] capability(Folder folder, String name) throws IOException {
        try (var node = folder.node(name)) {
            return node.attributes(CAPABILITY).getOrDefault(CAPABILITY.getFirst(), new byte[0]);
        }
    }

    private static boolean isWhiteout(Stat stat) {
        return (stat.mode() & 0170000) == CHARACTER_DEVICE && stat.rdevMajor() == 0 && stat.rdevMinor() == 0;
    }
}
