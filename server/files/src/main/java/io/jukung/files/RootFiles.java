package io.jukung.files;

import io.jukung.archive.TarWriter;
import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Folder;
import io.jukung.kernel.NativeThreads;
import io.jukung.kernel.RootView;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The files of one root, with what is mounted in it, for as long as this is open. The host sees none of the mounts.
///
/// Paths are what a process with this root would mean by them. A path that leads nowhere is a `NoSuchFileException`; one that
/// cannot be what was asked for is `Misplaced`, in Docker's words. One thread at a time, a virtual one too.
public final class RootFiles implements Closeable {
    /// A folder or file of the host, seen at `target`.
    public record Bind(Path source, String target, boolean writable) {}

    /// A process that lives in this root, and the places where it has file systems of its own that are wanted here.
    public record Inhabitant(long pid, List<String> places) {}

    private static final int BUFFER = 1 << 16;

    private final RootView view;

    private RootFiles(RootView view) {
        this.view = view;
    }

    /// @param root     a mount point
    /// @param writable whether anything but the binds may be written to
    public static RootFiles open(Path root, List<Bind> binds, Optional<Inhabitant> inhabitant, boolean writable) throws IOException {
        return new RootFiles(RootView.open(root, binds.stream().map(b -> new RootView.Bind(b.source(), b.target(), b.writable())).toList(),
                inhabitant.map(i -> new RootView.Inhabitant(i.pid(), i.places())), writable));
    }

    public PathFacts stat(String path) throws IOException {
        var asked = AskedPath.of(path);
        return apart(() -> {
            try (var node = view.root().nodeInRoot(asked.absolute())) {
                var stat = node.stat();
                var target = stat.isLink() ? new Links(view.root()).followed(asked.absolute()) : "";
                return new PathFacts(asked.name(), stat.size(), stat.mode(), Instant.ofEpochSecond(stat.mtimeSec(), stat.mtimeNsec()), target);
            } catch (ErrnoException e) {
                throw told("lstat " + asked.absolute(), e);
            }
        });
    }

    /// Writes what is at the path, and all below it, as an archive whose names begin with the last part of the path.
    public void archive(String path, OutputStream out) throws IOException {
        var asked = AskedPath.of(path);
        apart(() -> {
            try (var tar = TarWriter.brief(new BufferedOutputStream(out, BUFFER))) {
                var writer = new TreeWriter(tar);
                if (asked.asksForFolder() || asked.absolute().equals("/")) {
                    try (var folder = view.root().inRoot(asked.absolute())) {
                        writer.writeFolder(folder, asked.name().equals("/") ? "/" : asked.name() + "/");
                    }
                } else {
                    var above = asked.absolute().substring(0, asked.absolute().lastIndexOf('/'));
                    try (var parent = view.root().inRoot(above)) {
                        writer.write(parent, asked.name(), asked.name());
                    }
                }
                return true;
            }
        });
    }

    /// The folder a path leads to, all links followed.
    /// @throws NotAFolderException if something else is there
    public String destination(String path) throws IOException {
        var asked = AskedPath.of(path);
        return apart(() -> {
            var resolved = new Links(view.root()).resolved(asked.absolute());
            var place = asked.endingOn(resolved).absolute();
            try (var node = view.root().nodeInRoot(place)) {
                if (!node.stat().isFolder()) throw new NotAFolderException();
                return resolved;
            } catch (ErrnoException e) {
                throw told("lstat " + place, e);
            }
        });
    }

    /// Unpacks an archive in a folder that `destination` told. What was made before a failure stays.
    public void unpack(InputStream tar, String destination, TreeReader.Rules rules) throws IOException {
        apart(() -> {
            try {
                new TreeReader(view.root(), destination, rules).apply(tar);
                return true;
            } catch (ErrnoException e) {
                if (e.is("ENOENT")) throw (IOException) new NoSuchFileException(destination).initCause(e);
                throw e;
            }
        });
    }

    /// Writes a whole root as an archive, without what is mounted in it.
    public static void export(Path root, OutputStream out) throws IOException {
        apart(() -> {
            try (var tar = TarWriter.brief(new BufferedOutputStream(out, BUFFER)); var folder = Folder.open(root)) {
                new TreeWriter(tar).writeContents(folder, "");
                return true;
            }
        });
    }

    /// What was changed in the writable top of an overlay.
    /// @param below the folders it stands on, topmost first
    public static List<TreeChange> changes(Path upper, List<Path> below, java.util.Set<String> madeForMounts) throws IOException {
        return apart(() -> {
            try (var top = Folder.open(upper); var lower = RootView.stacked(below)) {
                return UpperChanges.of(top, lower.root(), madeForMounts);
            }
        });
    }

    private static IOException told(String what, ErrnoException e) {
        if (e.is("ENOENT")) return (IOException) new NoSuchFileException(what).initCause(e);
        return e.is("ENOTDIR") ? new Misplaced(what + ": not a directory") : e.is("ELOOP") ? new Misplaced(what + ": too many levels of symbolic links") : e;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T apart(Work<T> work) throws IOException {
        try {
            return NativeThreads.apart("files", work::run);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        view.close();
    }
}
