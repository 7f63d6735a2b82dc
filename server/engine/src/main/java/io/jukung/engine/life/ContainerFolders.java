package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import io.jukung.oci.Json;
import io.jukung.runtime.LogStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What containers keep on disk, and the only class that knows where:
///
///     containers/
///       ID/
///         container.json     the record: written beside, flushed, renamed
///         passing.json       instead of it, and never flushed: the record of a container that removes itself. After a power
///                            failure it would be removed anyway, so whatever is left of it then is as good as nothing
///         hosts, hostname, resolv.conf    bind-mounted into the container, so rewritten in place and never renamed
///         log/container.log  every line it wrote, and rotated parts beside it
final class ContainerFolders {
    private static final String LASTING = "container.json";
    private static final String PASSING = "passing.json";

    private final Path root;
    private final LogStore logs;

    /// @param logs takes the logs away, which may be read at that moment
    ContainerFolders(Path root, LogStore logs) {
        this.root = root.resolve("containers");
        this.logs = logs;
    }

    Path folder(String id) {
        return root.resolve(id);
    }

    Path log(String id) {
        return folder(id).resolve("log").resolve("container.log");
    }

    Path file(String id, String name) {
        return folder(id).resolve(name);
    }

    void save(ContainerRecord record) throws IOException {
        var folder = folder(record.id());
        var fresh = Files.notExists(folder);
        if (fresh) Files.createDirectories(folder.resolve("log"));
        var name = record.removesItself() ? PASSING : LASTING;
        var beside = folder.resolve("record.new");
        try (var out = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(Json.write(record));
            while (bytes.hasRemaining()) out.write(bytes);
            if (!record.removesItself()) out.force(false);
        }
        Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (fresh && !record.removesItself()) {
            sync(folder);
            sync(root);
        }
    }

    /// Every record that can be read; a folder without one is what a crash left of a create, and goes.
    List<ContainerRecord> load(java.util.function.BiConsumer<Path, IOException> unreadable) throws IOException {
        Files.createDirectories(root);
        var records = new ArrayList<ContainerRecord>();
        try (var folders = Files.newDirectoryStream(root)) {
            for (var folder : folders) {
                var lasting = folder.resolve(LASTING);
                if (Files.exists(lasting)) {
                    try {
                        records.add(read(lasting));
                    } catch (IOException e) {
                        unreadable.accept(folder, e);
                    }
                } else {
                    var passing = passing(folder);
                    if (passing.isPresent()) records.add(passing.get());
                    else delete(folder);
                }
            }
        }
        return records;
    }

    private static ContainerRecord read(Path file) throws IOException {
        return Json.read(Files.readAllBytes(file), ContainerRecord.class);
    }

    /// Empty if there is none, or only what a power failure left of one.
    private static Optional<ContainerRecord> passing(Path folder) {
        try {
            return Optional.of(read(folder.resolve(PASSING)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(String id, String name, String text) throws IOException {
        Files.writeString(file(id, name), text);
    }

    void delete(String id) throws IOException {
        logs.delete(log(id));
        delete(folder(id));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) return;
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
