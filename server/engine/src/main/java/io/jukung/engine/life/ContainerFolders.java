package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import io.jukung.oci.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What containers keep on disk, and the only class that knows where:
///
///     containers/
///       ID/
///         container.json     the record: written beside, flushed, renamed
///         hosts, hostname, resolv.conf    bind-mounted into the container, so rewritten in place and never renamed
///         log/container.log  every line it wrote, and rotated parts beside it
final class ContainerFolders {
    private final Path root;

    ContainerFolders(Path root) {
        this.root = root.resolve("containers");
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
        var beside = folder.resolve("container.json.new");
        try (var out = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(Json.write(record));
            while (bytes.hasRemaining()) out.write(bytes);
            out.force(false);
        }
        Files.move(beside, folder.resolve("container.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (fresh) {
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
                try {
                    records.add(Json.read(Files.readAllBytes(folder.resolve("container.json")), ContainerRecord.class));
                } catch (NoSuchFileException e) {
                    delete(folder);
                } catch (IOException e) {
                    unreadable.accept(folder, e);
                }
            }
        }
        return records;
    }

    void write(String id, String name, String text) throws IOException {
        Files.writeString(file(id, name), text);
    }

    void delete(String id) throws IOException {
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
