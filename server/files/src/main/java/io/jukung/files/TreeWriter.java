package io.jukung.files;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarWriter;
import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Folder;
import io.jukung.kernel.Stat;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes trees of files into an archive as Docker does: names in order, times in whole seconds, file capabilities but no other
/// extended attributes, the second name of a file as a hard link, and no sockets.
///
/// The tree may change meanwhile, by somebody hostile too: what vanishes is left out, what shrinks is filled up with zeros,
/// and no link is followed. One thread, none of the virtual ones.
public final class TreeWriter {
    private static final List<String> KEPT = List.of("security.capability");
    private static final int BLOCK_DEVICE = 0060000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int FIFO = 0010000;
    /// As deep as a path can be written.
    private static final int DEEPEST = 2048;

    /// A file by its number on its device.
    private record Identity(long device, long inode) {}

    private final TarWriter tar;
    private final Map<Identity, String> linked = new HashMap<>();

    public TreeWriter(TarWriter tar) {
        this.tar = tar;
    }

    /// Writes whatever has this name in the folder, and all below it, as the member `as`. A name that is gone is no error.
    public void write(Folder parent, String name, String as) throws IOException {
        write(parent, name, as, 0);
    }

    /// Writes the folder itself as the member `as`, which ends in a slash, and all below it.
    public void writeFolder(Folder folder, String as) throws IOException {
        member(folder, as, 0);
    }

    /// Writes all that is in a folder, each member's name beginning with `prefix`, without the folder itself.
    public void writeContents(Folder folder, String prefix) throws IOException {
        contents(folder, prefix, 0);
    }

    private void write(Folder parent, String name, String as, int depth) throws IOException {
        try {
            var found = parent.find(name);
            if (found.isEmpty()) return;
            var stat = found.get();
            if (stat.isFolder()) {
                try (var folder = parent.folder(name)) {
                    member(folder, as + "/", depth);
                }
            } else if (stat.isFile()) {
                file(parent, name, as, stat);
            } else if (stat.isLink()) {
                tar.write(entry(as, TarEntry.Type.SYMLINK, stat, 0, parent.readLink(name), Map.of()));
            } else {
                special(as, stat);
            }
        } catch (ErrnoException e) {
            // it went, or became something else, between two looks
            if (!e.is("ENOENT") && !e.is("ENOTDIR") && !e.is("ELOOP")) throw e;
        }
    }

    private void member(Folder folder, String as, int depth) throws IOException {
        if (depth > DEEPEST) throw new IOException(as.substring(0, 100) + "…: folders too deep to archive");
        tar.write(entry(as, TarEntry.Type.DIRECTORY, folder.stat(), 0, "", folder.attributes(KEPT)));
        contents(folder, as, depth);
    }

    private void contents(Folder folder, String prefix, int depth) throws IOException {
        var names = folder.names();
        names.sort(TreeWriter::byBytes);
        for (var name : names) write(folder, name, prefix + name, depth + 1);
    }

    private void file(Folder parent, String name, String as, Stat seen) throws IOException {
        var identity = new Identity(seen.dev(), seen.ino());
        var first = seen.nlink() > 1 ? linked.putIfAbsent(identity, as) : null;
        if (first != null) {
            tar.write(entry(as, TarEntry.Type.HARD_LINK, seen, 0, first, Map.of()));
            return;
        }
        try (var file = parent.read(name)) {
            var stat = file.stat();
            if (!stat.isFile()) return;
            tar.write(entry(as, TarEntry.Type.FILE, stat, stat.size(), "", file.attributes(KEPT)), new Filled(file));
        }
    }

    private void special(String as, Stat stat) throws IOException {
        switch (stat.mode() & 0170000) {
            case BLOCK_DEVICE -> tar.write(entry(as, TarEntry.Type.BLOCK_DEVICE, stat, 0, "", Map.of()));
            case CHARACTER_DEVICE -> tar.write(entry(as, TarEntry.Type.CHAR_DEVICE, stat, 0, "", Map.of()));
            case FIFO -> tar.write(entry(as, TarEntry.Type.FIFO, stat, 0, "", Map.of()));
            default -> { } // no archive can say what a socket is
        }
    }

    private static TarEntry entry(String name, TarEntry.Type type, Stat stat, long size, String link, Map<String, byte[]> attributes) {
        return new TarEntry(name, type, stat.mode() & 07777, Integer.toUnsignedLong(stat.uid()), Integer.toUnsignedLong(stat.gid()), size,
                Instant.ofEpochSecond(stat.mtimeSec()), link, stat.rdevMajor(), stat.rdevMinor(), attributes);
    }

    /// The order of the bytes in UTF-8, which differs from Java's for characters beyond the basic plane.
    static int byBytes(String a, String b) {
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            if (c == d) continue;
            boolean one = Character.isSurrogate(c);
            boolean other = Character.isSurrogate(d);
            return one == other ? c - d : one ? 1 : -1;
        }
        return a.length() - b.length();
    }

    /// A file that never ends: the archive takes as many bytes as it announced.
    private static final class Filled extends InputStream {
        private final InputStream file;
        private boolean ended;

        Filled(InputStream file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = ended ? -1 : file.read(bytes, offset, length);
            if (n >= 0) return n;
            ended = true;
            java.util.Arrays.fill(bytes, offset, offset + length, (byte) 0);
            return length;
        }
    }
}
