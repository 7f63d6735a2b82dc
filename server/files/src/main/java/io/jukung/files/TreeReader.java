package io.jukung.files;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarReader;
import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Folder;
import io.jukung.kernel.Node;
import io.jukung.kernel.Stat;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes files of what an archive says, in a folder of a root.
///
/// Whatever the archive or anybody in the root does meanwhile, nothing outside the root is touched: parents are found by
/// the kernel as a process with that root would find them, the last name is never followed, and what is made is finished
/// by its handle. Memory does not grow with the archive. One thread, none of the virtual ones.
public final class TreeReader {
    /// Whose the files become, if not whose the archive says.
    public record Owner(int uid, int gid) {}

    /// How to unpack.
    ///
    /// @param keepsKinds refuses to put a folder where something else is, and the other way round
    /// @param owner      empty if the archive says it
    public record Rules(boolean keepsKinds, java.util.Optional<Owner> owner) {}

    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int FIFO = 0010000;
    /// Folders whose times are still to be set; beyond that the oldest get theirs at once.
    private static final int MOST_TIMES = 50_000;

    private final Parents parents;
    private final String destination;
    private final Rules rules;
    private final byte[] buffer = new byte[1 << 16];
    private final LinkedHashMap<String, Instant> times = new LinkedHashMap<>();

    /// @param destination a folder of the root, as its own processes call it
    public TreeReader(Folder root, String destination, Rules rules) {
        this.parents = new Parents(root, destination);
        this.destination = destination;
        this.rules = rules;
    }

    /// Reads the archive to its end.
    /// @throws IOException if it is malformed or hostile, or the disk fails; what was made until then stays
    public void apply(InputStream stream) throws IOException {
        try (parents) {
            var tar = new TarReader(stream);
            for (var next = tar.next(); next.isPresent(); next = tar.next()) make(next.get(), tar.content());
            tar.drain();
            for (var folder : times.entrySet()) setTime(folder.getKey(), folder.getValue());
        }
    }

    private void make(TarEntry entry, InputStream content) throws IOException {
        var parts = MemberName.parts(entry.name());
        if (parts.isEmpty()) return;
        var name = parts.getLast();
        var parent = parents.of(parts.subList(0, parts.size() - 1));
        switch (entry.type()) {
            case DIRECTORY -> folder(parent, name, String.join("/", parts), entry);
            case FILE -> file(parent, name, entry, content);
            case HARD_LINK -> hardLink(parent, name, entry);
            case SYMLINK -> {
                clear(parent, name, entry);
                parent.makeLink(name, entry.linkName());
                finish(parent, name, entry);
            }
            case CHAR_DEVICE -> node(parent, name, entry, CHARACTER_DEVICE);
            case BLOCK_DEVICE -> node(parent, name, entry, BLOCK_DEVICE);
            case FIFO -> node(parent, name, entry, FIFO);
        }
    }

    private void folder(Folder parent, String name, String path, TarEntry entry) throws IOException {
        var found = parent.find(name);
        if (found.isEmpty() || !found.get().isFolder()) {
            if (found.isPresent()) replace(parent, name, entry, found.get());
            parent.makeFolder(name, 0700);
        }
        finish(parent, name, entry);
        times.remove(path);
        times.put(path, entry.mtime());
        if (times.size() > MOST_TIMES) {
            var oldest = times.pollFirstEntry();
            setTime(oldest.getKey(), oldest.getValue());
        }
    }

    private void file(Folder parent, String name, TarEntry entry, InputStream content) throws IOException {
        try (var out = create(parent, name, entry)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) out.write(buffer, 0, n);
            var owner = owner(entry);
            out.finish(owner.uid(), owner.gid(), entry.mode(), attributes(entry.xattrs()), entry.mtime().getEpochSecond(), entry.mtime().getNano());
        }
    }

    /// Most names are free.
    private io.jukung.kernel.FileOut create(Folder parent, String name, TarEntry entry) throws IOException {
        try {
            return parent.create(name);
        } catch (ErrnoException e) {
            if (!e.is("EEXIST")) throw e;
            clear(parent, name, entry);
            return parent.create(name);
        }
    }

    private void hardLink(Folder parent, String name, TarEntry entry) throws IOException {
        var target = MemberName.parts(entry.linkName(), () -> "invalid hardlink target \"" + entry.linkName() + "\"");
        if (target.isEmpty()) throw new Misplaced("invalid hardlink target \"" + entry.linkName() + "\"");
        clear(parent, name, entry);
        parent.hardLink(parents.existing(target.subList(0, target.size() - 1)), target.getLast(), name);
    }

    private void node(Folder parent, String name, TarEntry entry, int kind) throws IOException {
        clear(parent, name, entry);
        parent.makeNode(name, kind | 0600, entry.devMajor(), entry.devMinor());
        finish(parent, name, entry);
    }

    private void clear(Folder parent, String name, TarEntry entry) throws IOException {
        var found = parent.find(name);
        if (found.isPresent()) replace(parent, name, entry, found.get());
    }

    private void replace(Folder parent, String name, TarEntry entry, Stat found) throws IOException {
        var told = String.join("/", MemberName.parts(entry.name()));
        boolean folder = entry.type() == TarEntry.Type.DIRECTORY;
        if (rules.keepsKinds() && found.isFolder() && !folder) {
            throw new Misplaced("cannot overwrite directory \"" + told + "\" with non-directory \"" + destination + "\"");
        }
        if (rules.keepsKinds() && !found.isFolder() && folder) {
            throw new Misplaced("cannot overwrite non-directory \"" + told + "\" with directory \"" + destination + "\"");
        }
        try {
            parent.remove(name);
        } catch (ErrnoException e) {
            if (e.is("EBUSY")) throw new Misplaced("RemoveAll " + told + ": device or resource busy");
            throw e;
        }
        if (found.isFolder() || found.isLink()) parents.forgetAllBut(parent);
        if (found.isFolder()) times.keySet().removeIf(path -> path.equals(told) || path.startsWith(told + "/"));
    }

    /// Owner first: a change of it clears mode bits and capabilities.
    private void finish(Folder parent, String name, TarEntry entry) throws IOException {
        try (var node = parent.node(name)) {
            if (!isStill(node, entry.type())) throw new IOException(entry.name() + ": somebody else has put something in its place");
            var owner = owner(entry);
            node.chown(owner.uid(), owner.gid());
            for (var attribute : attributes(entry.xattrs()).entrySet()) node.tryAttribute(attribute.getKey(), attribute.getValue());
            if (entry.type() != TarEntry.Type.SYMLINK) node.chmod(entry.mode());
            if (entry.type() != TarEntry.Type.DIRECTORY) node.setTimes(entry.mtime().getEpochSecond(), entry.mtime().getNano());
        }
    }

    private static boolean isStill(Node node, TarEntry.Type type) throws IOException {
        var stat = node.stat();
        return switch (type) {
            case DIRECTORY -> stat.isFolder();
            case SYMLINK -> stat.isLink();
            case FILE, HARD_LINK -> stat.isFile();
            case CHAR_DEVICE -> (stat.mode() & 0170000) == CHARACTER_DEVICE;
            case BLOCK_DEVICE -> (stat.mode() & 0170000) == BLOCK_DEVICE;
            case FIFO -> (stat.mode() & 0170000) == FIFO;
        };
    }

    private Owner owner(TarEntry entry) {
        return rules.owner().orElseGet(() -> new Owner((int) entry.uid(), (int) entry.gid()));
    }

    /// What overlayfs keeps for itself is nobody else's to set.
    private static Map<String, byte[]> attributes(Map<String, byte[]> told) {
        if (told.isEmpty()) return told;
        var kept = new LinkedHashMap<>(told);
        kept.keySet().removeIf(name -> name.startsWith("trusted.overlay."));
        return kept;
    }

    private void setTime(String path, Instant time) throws IOException {
        var parts = List.of(path.split("/"));
        try {
            parents.of(parts.subList(0, parts.size() - 1)).setTimes(parts.getLast(), time.getEpochSecond(), time.getNano());
        } catch (ErrnoException e) {
            if (!e.is("ENOENT")) throw e;
        }
    }
}
