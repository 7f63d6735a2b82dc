package io.jukung.testkit.simulation;

import io.jukung.engine.ContainerRecord;
import io.jukung.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The folder an engine keeps its records in. Broken, it refuses every record: a folder lies where the new one would be written.
final class Disk {
    private record Written(ContainerRecord record, byte[] bytes) {}

    private final Path containers;
    /// How the latest record of each container looks when it is written.
    private final Map<String, Written> written = new HashMap<>();

    Disk(Path root) throws IOException {
        this.containers = Files.createDirectories(root.resolve("containers"));
    }

    void breakFor(Set<String> ids) throws IOException {
        for (var id : ids) Files.createDirectories(block(id));
    }

    void heal() throws IOException {
        for (var id : ids()) {
            if (Files.isDirectory(block(id))) Files.delete(block(id));
            try (var inside = Files.list(folder(id))) {
                if (inside.findAny().isEmpty()) Files.delete(folder(id));
            }
        }
    }

    Set<String> ids() throws IOException {
        var ids = new TreeSet<String>();
        try (var folders = Files.list(containers)) {
            folders.forEach(folder -> ids.add(String.valueOf(folder.getFileName())));
        }
        return ids;
    }

    Optional<byte[]> bytes(String id) throws IOException {
        var file = file(id);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    void put(String id, byte[] bytes) throws IOException {
        Files.createDirectories(folder(id));
        Files.write(file(id), bytes);
    }

    private Path file(String id) {
        var passing = folder(id).resolve("passing.json");
        return Files.exists(passing) ? passing : folder(id).resolve("container.json");
    }

    /// Whether the record is on disk as it is in memory.
    boolean holds(ContainerRecord record) throws IOException {
        var there = bytes(record.id());
        if (there.isEmpty()) return false;
        var latest = written.get(record.id());
        if (latest == null || latest.record() != record) {
            latest = new Written(record, Json.write(record));
            written.put(record.id(), latest);
        }
        return Arrays.equals(there.get(), latest.bytes());
    }

    static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    private Path folder(String id) {
        return containers.resolve(id);
    }

    private Path block(String id) {
        return folder(id).resolve("record.new");
    }
}
