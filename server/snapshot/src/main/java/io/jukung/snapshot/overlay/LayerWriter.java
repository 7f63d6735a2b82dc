package io.jukung.snapshot.overlay;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarReader;
import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.FileNodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the members of a layer's tar into its folder, in the form overlayfs reads. One thread.
///
/// Order matters: an owner change clears setuid and capabilities, so mode and attributes come after it; and writing into a
/// folder changes its time, so folders get theirs at the very end.
final class LayerWriter {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int S_IFCHR = 0020000;
    private static final int S_IFBLK = 0060000;
    private static final int S_IFIFO = 0010000;

    private final InsidePaths paths;
    private final Map<Path, Instant> folderTimes = new LinkedHashMap<>();
    private long size;

    LayerWriter(Path folder) {
        this.paths = new InsidePaths(folder);
    }

    /// The bytes in files so far.
    long size() {
        return size;
    }

    void apply(InputStream tar) throws IOException {
        var reader = new TarReader(tar);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) write(next.get(), reader.content());
        reader.drain();
        for (var folder : folderTimes.entrySet()) {
            if (Files.isDirectory(folder.getKey(), LinkOption.NOFOLLOW_LINKS)) setTime(folder.getKey(), folder.getValue());
        }
    }

    private void write(TarEntry entry, InputStream content) throws IOException {
        var parts = InsidePaths.parts(entry.name());
        if (parts.isEmpty()) {
            if (entry.type() == TarEntry.Type.DIRECTORY) attributes(paths.root(), entry);
            return;
        }
        var name = parts.getLast();
        if (parts.stream().anyMatch(p -> p.startsWith(".wh..wh.") && !p.equals(OPAQUE))) return; // what aufs kept for itself
        var parent = paths.folder(parts.subList(0, parts.size() - 1));
        if (name.equals(OPAQUE)) hideAllBelow(parent);
        else if (name.startsWith(WHITEOUT)) hide(hidden(parent, name, entry.name()));
        else create(entry, parent.resolve(name), content);
    }

    private static Path hidden(Path parent, String name, String full) throws IOException {
        var rest = name.substring(WHITEOUT.length());
        if (rest.isEmpty() || rest.equals(".") || rest.equals("..")) throw new IOException("invalid whiteout in the layer: " + full);
        return parent.resolve(rest);
    }

    private void create(TarEntry entry, Path path, InputStream content) throws IOException {
        var replaced = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        var folder = entry.type() == TarEntry.Type.DIRECTORY;
        var merged = replaced && folder && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        var whiteout = replaced && !merged && isWhiteout(path);
        var linked = entry.type() == TarEntry.Type.HARD_LINK ? linked(entry) : path;
        if (entry.type() == TarEntry.Type.HARD_LINK && linked.equals(path)) return;
        if (replaced && !merged) {
            remove(path);
        }
        switch (entry.type()) {
            case FILE -> copy(content, path);
            case DIRECTORY -> {
                if (!merged) Files.createDirectory(path);
                if (whiteout) hideAllBelow(path);
            }
            case SYMLINK -> {
                Files.createSymbolicLink(path, Path.of(entry.linkName()));
                // a link is as large as what it says, for Docker as for stat
                size += entry.linkName().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            }
            case HARD_LINK -> FileNodes.hardLink(linked, path);
            case CHAR_DEVICE -> FileNodes.makeNode(path, S_IFCHR | entry.mode(), entry.devMajor(), entry.devMinor());
            case BLOCK_DEVICE -> FileNodes.makeNode(path, S_IFBLK | entry.mode(), entry.devMajor(), entry.devMinor());
            case FIFO -> FileNodes.makeNode(path, S_IFIFO | entry.mode(), 0, 0);
        }
        if (entry.type() != TarEntry.Type.HARD_LINK) attributes(path, entry);
    }

    /// Whatever was known at or below this path is not true any more: a link in its place could lead it out.
    private void remove(Path path) throws IOException {
        Folders.delete(path);
        paths.forget();
        folderTimes.keySet().removeIf(folder -> folder.startsWith(path));
    }

    private Path linked(TarEntry entry) throws IOException {
        var parts = InsidePaths.parts(entry.linkName());
        if (parts.isEmpty()) throw new IOException("invalid hard link in the layer: " + entry.name() + " to " + entry.linkName());
        var target = paths.folder(parts.subList(0, parts.size() - 1)).resolve(parts.getLast());
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) throw new IOException("invalid hard link in the layer: " + entry.name() + " to " + entry.linkName() + ", which the layer does not have");
        return target;
    }

    private void copy(InputStream content, Path path) throws IOException {
        try (var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            size += content.transferTo(out);
        }
    }

    private void attributes(Path path, TarEntry entry) throws IOException {
        FileNodes.chown(path, (int) entry.uid(), (int) entry.gid());
        if (entry.type() != TarEntry.Type.SYMLINK) FileNodes.chmod(path, entry.mode());
        for (var xattr : entry.xattrs().entrySet()) setXattr(path, xattr.getKey(), xattr.getValue());
        if (entry.type() == TarEntry.Type.DIRECTORY) folderTimes.put(path, entry.mtime());
        else setTime(path, entry.mtime());
    }

    /// Overlayfs' own attributes never come from an archive: they could lead the kernel to other folders.
    /// What the file system cannot keep is left out, as Docker does.
    private static void setXattr(Path path, String name, byte[] value) throws IOException {
        if (name.startsWith("trusted.overlay.") || name.startsWith("user.overlay.")) return;
        try {
            FileNodes.setXattr(path, name, value);
        } catch (ErrnoException e) {
            boolean unsupported = e.is("EOPNOTSUPP") || e.is("ENOTSUP") || e.is("EPERM") && name.startsWith("user.");
            if (!unsupported) throw e;
        }
    }

    private void hideAllBelow(Path folder) throws IOException {
        FileNodes.setXattr(folder, "trusted.overlay.opaque", new byte[] {'y'});
    }

    /// Hides what lower layers have there. What this layer itself has there stays, and hides it as well.
    private void hide(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) hideAllBelow(path);
        else if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) FileNodes.makeNode(path, S_IFCHR, 0, 0);
    }

    private static boolean isWhiteout(Path path) throws IOException {
        var stat = FileNodes.stat(path);
        return (stat.mode() & 0170000) == S_IFCHR && stat.rdevMajor() == 0 && stat.rdevMinor() == 0;
    }

    private static void setTime(Path path, Instant time) throws IOException {
        FileNodes.setTimes(path, time.getEpochSecond(), time.getNano());
    }
}
