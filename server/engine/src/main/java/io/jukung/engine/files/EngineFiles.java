package io.jukung.engine.files;

import io.jukung.archive.Compression;
import io.jukung.archive.MalformedArchiveException;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerFiles;
import io.jukung.engine.ContainerRecord;
import io.jukung.files.Misplaced;
import io.jukung.files.NotAFolderException;
import io.jukung.files.PathFacts;
import io.jukung.files.RootFiles;
import io.jukung.files.TreeChange;
import io.jukung.files.TreeReader;
import io.jukung.runtime.spec.UserLookup;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files of an engine's containers.
public final class EngineFiles implements ContainerFiles {
    /// What every container has mounted somewhere, and Docker keeps in a layer of its own.
    private static final Set<String> MADE_FOR_MOUNTS = Set.of("/dev", "/dev/console", "/dev/mqueue", "/dev/pts", "/dev/shm", "/etc", "/etc/hostname", "/etc/hosts",
            "/etc/mtab", "/etc/resolv.conf", "/proc", "/sys");

    /// What this needs of the engine.
    public interface Containers {
        ContainerRecord get(String name);

        /// One of the container's own files: hosts, hostname, resolv.conf.
        Path file(ContainerRecord container, String name);

        void tell(ContainerRecord container, String action);
    }

    private final Containers containers;
    private final Snapshotter snapshots;
    private final Seen seen;

    public EngineFiles(Containers containers, Snapshotter snapshots) {
        this.containers = containers;
        this.snapshots = snapshots;
        this.seen = new Seen(containers);
    }

    @Override
    public PathFacts stat(String container, String path) throws IOException {
        var record = containers.get(container);
        try (var held = snapshots.hold(record.id()); var root = seen.open(record, held.root())) {
            return root.stat(path);
        } catch (IOException e) {
            throw problem(e, container, path);
        }
    }

    @Override
    public Picked pick(String container, String path) throws IOException {
        var record = containers.get(container);
        var held = snapshots.hold(record.id());
        try {
            var root = seen.open(record, held.root());
            try {
                var picked = new PickedPath(path, root.stat(path), root, held);
                containers.tell(record, "archive-path");
                return picked;
            } catch (IOException | RuntimeException e) {
                root.close();
                throw e;
            }
        } catch (IOException e) {
            held.close();
            throw problem(e, container, path);
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private record PickedPath(String path, PathFacts stat, RootFiles root, Snapshotter.Held held) implements Picked {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            root.archive(path, out);
        }

        @Override
        public void close() throws IOException {
            try (held) {
                root.close();
            }
        }
    }

    @Override
    public void unpack(String container, String path, InputStream archive, Unpacking how) throws IOException {
        var record = containers.get(container);
        try (var held = snapshots.hold(record.id()); var root = seen.open(record, held.root())) {
            var destination = root.destination(path);
            seen.refuseIfReadOnly(record, destination);
            var owner = how.asItsUser() ? user(record, held.root()) : Optional.<TreeReader.Owner>empty();
            root.unpack(Compression.decompress(archive), destination, new TreeReader.Rules(how.keepsKinds(), owner));
            containers.tell(record, "extract-to-dir");
        } catch (NotAFolderException e) {
            throw new Problem.Invalid("extraction point is not a directory", "name the folder it is in, such as " + above(path));
        } catch (IOException e) {
            throw problem(e, container, path, "see what the archive holds: tar tvf ARCHIVE");
        }
    }

    private static String above(String path) {
        return String.valueOf(Optional.ofNullable(Path.of("/").resolve(path).normalize().getParent()).orElse(Path.of("/")));
    }

    private static Optional<TreeReader.Owner> user(ContainerRecord record, Path root) throws IOException {
        var user = record.config().path("User").asString("");
        if (user.isEmpty()) return Optional.empty();
        var found = UserLookup.in(root).find(user, List.of());
        return Optional.of(new TreeReader.Owner((int) found.uid(), (int) found.gid()));
    }

    @Override
    public Outgoing export(String container) throws IOException {
        var record = containers.get(container);
        var held = snapshots.hold(record.id());
        containers.tell(record, "export");
        return new Export(held);
    }

    private record Export(Snapshotter.Held held) implements Outgoing {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            RootFiles.export(held.root(), out);
        }

        @Override
        public void close() throws IOException {
            held.close();
        }
    }

    @Override
    public List<TreeChange> changes(String container) throws IOException {
        var record = containers.get(container);
        return RootFiles.changes(snapshots.upper(record.id()), snapshots.below(record.id()), MADE_FOR_MOUNTS);
    }

    private static Problem problem(IOException e, String container, String path) {
        return problem(e, container, path, look(container, path));
    }

    private static String look(String container, String path) {
        return "look what is there: jukung exec " + container + " ls -la " + above(path);
    }

    private static Problem problem(IOException e, String container, String path, String remedy) {
        return switch (e) {
            case NoSuchFileException gone -> new Problem.NotFound("Could not find the file " + path + " in container " + container,
                    look(container, path));
            case Misplaced wrong -> new Problem.Internal(String.valueOf(wrong.getMessage()), remedy);
            case MalformedArchiveException broken -> new Problem.Internal(broken.isCutOff() ? "unexpected EOF" : "archive/tar: invalid tar header", String.valueOf(broken.getMessage()));
            default -> new Problem.Internal("cannot copy " + path + " of container " + container + ": " + e.getMessage(), e);
        };
    }
}
