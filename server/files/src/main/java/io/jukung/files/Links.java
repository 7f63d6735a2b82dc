package io.jukung.files;

import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Folder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/// Where a path leads when all its links are followed inside a root, told as a path. For telling only: by the time it is used,
/// somebody may have changed it, so whoever opens it does so inside the root again.
final class Links {
    private static final int MOST = 255;

    private final Folder root;

    Links(Folder root) {
        this.root = root;
    }

    /// As far as it can be followed: from what is missing on, it stays as it is written.
    String followed(String path) throws IOException {
        return walk(path, false, "evalSymlinksInScope: too many links in " + path);
    }

    /// @throws java.nio.file.NoSuchFileException if it leads nowhere
    String resolved(String path) throws IOException {
        return walk(path, true, "EvalSymlinks: too many links");
    }

    private String walk(String path, boolean all, String endless) throws IOException {
        var todo = new ArrayDeque<>(List.of(path.split("/")));
        var at = "";
        for (int links = 0; !todo.isEmpty(); ) {
            var part = todo.pop();
            if (part.isEmpty() || part.equals(".")) continue;
            if (part.equals("..")) {
                at = at.isEmpty() ? "" : at.substring(0, at.lastIndexOf('/'));
                continue;
            }
            var next = at + "/" + part;
            var target = linkAt(next, all);
            if (target.isEmpty()) {
                at = next;
                continue;
            }
            if (++links > MOST) throw new Misplaced(endless);
            if (target.startsWith("/")) at = "";
            var steps = target.split("/");
            for (int i = steps.length - 1; i >= 0; i--) todo.push(steps[i]);
        }
        return at.isEmpty() ? "/" : at;
    }

    /// What the link says; empty if it is none.
    private String linkAt(String path, boolean mustBe) throws IOException {
        try (var node = root.nodeInRoot(path)) {
            return node.stat().isLink() ? node.readLink() : "";
        } catch (ErrnoException e) {
            if (e.is("ENOENT") && mustBe) throw new java.nio.file.NoSuchFileException(path);
            if (e.is("ENOTDIR") && mustBe) throw new Misplaced("not a directory");
            if (e.is("ENOENT") || e.is("ENOTDIR")) return "";
            throw e;
        }
    }
}
