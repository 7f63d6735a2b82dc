package io.jukung.runtime.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files one log lies in, told apart by their inodes: names move on with every rotation.
record Parts(Path log) {
    private static final int GAPS = 3;
    private static final int LOOKS = 3;

    record Part(Path file, Object key) {}

    static Path numbered(Path log, int i) {
        return log.resolveSibling(log.getFileName() + "." + i);
    }

    static Object key(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    /// The newest first. A rotation meanwhile, which moves the oldest first, may show a file twice and leave a gap where the next
    /// is about to come: only several gaps in a row are the end.
    List<Part> now() throws IOException {
        var parts = new ArrayList<Part>();
        add(log, parts);
        for (int i = 1, gaps = 0; gaps < GAPS; i++) gaps = add(numbered(log, i), parts) ? 0 : gaps + 1;
        return parts;
    }

    private static boolean add(Path file, List<Part> into) throws IOException {
        try {
            into.add(new Part(file, key(file)));
            return true;
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    /// The part that follows the one with this key; the oldest there is if that one is gone; empty if it is the newest.
    Optional<Tail> after(Object key) throws IOException {
        for (int looks = 1; ; looks++) {
            var parts = now();
            int own = -1;
            for (int i = 0; i < parts.size(); i++) if (parts.get(i).key().equals(key)) own = i;
            if (own == 0 || parts.isEmpty()) return Optional.empty();
            // it may only have moved while it was looked for
            if (own < 0 && looks < LOOKS) continue;
            int next = own < 0 ? parts.size() - 1 : own - 1;
            // seen twice while it was renamed
            while (next >= 0 && parts.get(next).key().equals(key)) next--;
            if (next < 0) return Optional.empty();
            var tail = Tail.open(parts.get(next));
            if (tail.isPresent()) return tail;
        }
    }

    Optional<Tail> oldest() throws IOException {
        while (true) {
            var parts = now();
            if (parts.isEmpty()) return Optional.empty();
            var tail = Tail.open(parts.getLast());
            if (tail.isPresent()) return tail;
        }
    }
}
