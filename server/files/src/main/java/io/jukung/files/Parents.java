package io.jukung.files;

import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Folder;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/// The folders below a destination in which an archive makes its members, opened once and kept open for a while.
final class Parents implements Closeable {
    private static final int MOST = 32;

    private final Folder root;
    private final String destination;
    /// The one used longest ago comes first.
    private final LinkedHashMap<String, Folder> open = new LinkedHashMap<>(16, 0.75f, true);

    Parents(Folder root, String destination) {
        this.root = root;
        this.destination = destination;
    }

    /// The folder these names lead to; missing ones are made, as root's. It stays open for some calls more.
    Folder of(List<String> names) throws IOException {
        var path = String.join("/", names);
        var kept = open.get(path);
        if (kept != null) return kept;
        return keep(path, find(names, path));
    }

    /// As `of`, but it must be there.
    Folder existing(List<String> names) throws IOException {
        var path = String.join("/", names);
        var kept = open.get(path);
        return kept != null ? kept : keep(path, root.inRoot(destination + "/" + path));
    }

    private Folder keep(String path, Folder folder) {
        open.put(path, folder);
        if (open.size() > MOST) open.pollFirstEntry().getValue().close();
        return folder;
    }

    private Folder find(List<String> names, String path) throws IOException {
        try {
            return root.inRoot(destination + "/" + path);
        } catch (ErrnoException e) {
            if (!e.is("ENOENT") || names.isEmpty()) throw e;
        }
        make(names);
        return root.inRoot(destination + "/" + path);
    }

    private void make(List<String> names) throws IOException {
        for (int i = 1; i <= names.size(); i++) {
            var above = destination + "/" + String.join("/", names.subList(0, i - 1));
            try (var parent = root.inRoot(above)) {
                if (parent.find(names.get(i - 1)).isEmpty()) parent.makeFolder(names.get(i - 1), 0755);
            }
        }
    }

    /// Something in this folder was removed or replaced: names that led through it may lead elsewhere now.
    void forgetAllBut(Folder parent) {
        open.values().removeIf(folder -> {
            if (folder != parent) folder.close();
            return folder != parent;
        });
    }

    @Override
    public void close() {
        open.values().forEach(Folder::close);
        open.clear();
    }
}
