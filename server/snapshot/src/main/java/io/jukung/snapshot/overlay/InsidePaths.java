package io.jukung.snapshot.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names from an archive, turned into paths that lie inside one folder, whatever the names or the links on the way say.
///
/// Parents are walked component by component; a link on the way is followed as a process with this folder as its root
/// would follow it. The last component is never followed. Nobody else may write to the folder meanwhile. One thread.
final class InsidePaths {
    private static final int MOST_LINKS = 40;

    private final Path root;
    /// Folders by the name that leads to them; true until something is removed.
    private final Map<String, Path> known = new HashMap<>();

    InsidePaths(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /// A name without `.`, empty parts and `..`; empty for the root itself.
    /// @throws IOException if the name climbs out, or could not be a name at all
    static List<String> parts(String name) throws IOException {
        if (name.indexOf('\0') >= 0) throw new IOException("invalid name in the layer: it holds a zero byte");
        var parts = new ArrayList<String>();
        for (var part : name.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) throw new IOException("invalid name in the layer: " + name + " leads out of the root");
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    /// Where this folder is; missing ones are made with mode 0755, as root's.
    Path folder(List<String> parts) throws IOException {
        var name = String.join("/", parts);
        var cached = known.get(name);
        if (cached != null) return cached;
        var found = walk(parts, name);
        known.put(name, found);
        return found;
    }

    /// Something was removed or replaced: what was known may be wrong.
    void forget() {
        known.clear();
    }

    private Path walk(List<String> parts, String name) throws IOException {
        var todo = new ArrayDeque<>(parts);
        var at = root;
        int links = 0;
        while (!todo.isEmpty()) {
            var part = todo.pop();
            if (part.isEmpty() || part.equals(".")) continue;
            if (part.equals("..")) {
                at = at.equals(root) ? root : at.resolveSibling("").normalize();
                continue;
            }
            var next = at.resolve(part);
            if (Files.isSymbolicLink(next)) {
                if (++links > MOST_LINKS) throw new IOException("too many links on the way to " + name + " in the layer");
                var target = Files.readSymbolicLink(next).toString();
                if (target.startsWith("/")) at = root;
                var steps = target.split("/");
                for (int i = steps.length - 1; i >= 0; i--) todo.push(steps[i]);
            } else {
                if (!Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) make(next, name);
                at = next;
            }
        }
        return at;
    }

    private static void make(Path folder, String name) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) throw new IOException("cannot unpack below " + name + ": " + folder.getFileName() + " is no folder");
        Files.createDirectory(folder);
    }
}
