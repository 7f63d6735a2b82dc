package io.jukung.cli.copy;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarReader;
import io.jukung.cli.command.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Makes files of this machine from an archive that a container may have had a hand in.
///
/// Nothing is made outside the folder: no name climbs out, no link that the archive brought is passed through, and none points
/// out of it by `..`. Files become the caller's own.
final class FileUnpacker {
    private final Path folder;
    private final UnaryOperator<String> names;
    private final Set<Path> brought = new HashSet<>();
    private final Map<Path, FileTime> times = new LinkedHashMap<>();

    FileUnpacker(Path folder, UnaryOperator<String> names) {
        this.folder = folder;
        this.names = names;
    }

    void unpack(InputStream archive) throws IOException {
        var tar = new TarReader(archive);
        for (var next = tar.next(); next.isPresent(); next = tar.next()) make(next.get(), tar.content());
        for (var time : times.entrySet()) Files.setLastModifiedTime(time.getKey(), time.getValue());
    }

    private void make(TarEntry entry, InputStream content) throws IOException {
        var path = inside(names.apply(entry.name()), entry.name());
        if (path.equals(folder)) return;
        clear(path, entry);
        switch (entry.type()) {
            case FILE -> {
                try (var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.transferTo(out);
                }
            }
            case DIRECTORY -> {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) Files.createDirectory(path);
                times.put(path, FileTime.from(entry.mtime()));
            }
            case SYMLINK -> link(path, entry);
            case HARD_LINK -> Files.createLink(path, inside(names.apply(entry.linkName()), entry.linkName()));
            case FIFO -> node(path, "p", entry);
            case CHAR_DEVICE -> node(path, "c", entry);
            case BLOCK_DEVICE -> node(path, "b", entry);
        }
        if (entry.type() == TarEntry.Type.SYMLINK || entry.type() == TarEntry.Type.HARD_LINK) return;
        Files.setAttribute(path, "unix:mode", entry.mode(), LinkOption.NOFOLLOW_LINKS);
        // of others Java would have to open them, and to open a FIFO is to wait for its other end
        if (entry.type() == TarEntry.Type.FILE) Files.setLastModifiedTime(path, FileTime.from(entry.mtime()));
    }

    private void link(Path path, TarEntry entry) throws IOException {
        var target = path.resolveSibling(entry.linkName().replaceFirst("^/+", "")).normalize();
        if (!target.startsWith(folder)) throw new Failure("invalid symlink \"" + path + "\" -> \"" + entry.linkName() + "\"", 1);
        Files.createSymbolicLink(path, Path.of(entry.linkName()));
        brought.add(path);
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) view.setTimes(FileTime.from(entry.mtime()), null, null);
    }

    private static void node(Path path, String kind, TarEntry entry) throws IOException {
        var line = new ArrayList<>(List.of("mknod", path.toString(), kind));
        if (!kind.equals("p")) line.addAll(List.of(Integer.toString(entry.devMajor()), Integer.toString(entry.devMinor())));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) throw new IOException(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// A folder stays; anything else makes room, but never a folder for a file, nor the other way round.
    private void clear(Path path, TarEntry entry) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
        boolean is = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        boolean becomes = entry.type() == TarEntry.Type.DIRECTORY;
        if (is && becomes) return;
        if (is) throw new Failure("cannot overwrite directory \"" + path + "\" with non-directory \"" + folder + "\"", 1);
        if (becomes) throw new Failure("cannot overwrite non-directory \"" + path + "\" with directory \"" + folder + "\"", 1);
        try {
            Files.delete(path);
        } catch (DirectoryNotEmptyException e) {
            throw new IOException("cannot replace " + path, e);
        }
        brought.remove(path);
    }

    private Path inside(String name, String told) throws IOException {
        var path = folder.resolve(name.replaceFirst("^/+", "")).normalize();
        if (!path.startsWith(folder)) throw new Failure("invalid entry name \"" + told + "\"", 1);
        if (path.equals(folder)) return folder;
        var at = folder;
        var parent = folder.relativize(path).getParent();
        if (parent == null) return path;
        for (var part : parent) {
            at = at.resolve(part);
            if (brought.contains(at)) throw new Failure("invalid entry name \"" + told + "\": it leads through a link of the same archive", 1);
            if (!Files.exists(at)) Files.createDirectory(at);
        }
        return path;
    }
}
