package io.jukung.network.bridge;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files of the sandboxes, under one folder that a boot empties:
///
///     netns/ID            the namespace, a bind mount
///     facts/ID.json       what stands, or is about to stand
///     leases/172.17.0.2   holds the id whose address it is
final class SandboxFolder {
    private static final String ENDING = ".json";
    private final Path root;

    SandboxFolder(Path root) throws IOException {
        this.root = root;
        for (var name : List.of("netns", "facts", "leases")) Files.createDirectories(root.resolve(name));
    }

    Path netns(String id) {
        return root.resolve("netns").resolve(id);
    }

    /// The key inspect shows for the host's own namespace. There is no file.
    Path hostKey() {
        return root.resolve("netns").resolve("default");
    }

    void write(String id, byte[] facts) throws IOException {
        var beside = root.resolve("facts").resolve("." + id);
        Files.write(beside, facts);
        Files.move(beside, facts(id), StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<byte[]> read(String id) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(facts(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void forget(String id) throws IOException {
        Files.deleteIfExists(facts(id));
    }

    /// @return false if somebody has that address
    boolean lease(String address, String id) throws IOException {
        var file = root.resolve("leases").resolve(address);
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Files.writeString(file, id);
        return true;
    }

    void giveBack(String address) throws IOException {
        Files.deleteIfExists(root.resolve("leases").resolve(address));
    }

    /// Gives back whatever is leased to `id`: for sandboxes of which a crash left no facts.
    void giveBackAllOf(String id) throws IOException {
        for (var address : names("leases")) {
            if (Files.readString(root.resolve("leases").resolve(address)).equals(id)) giveBack(address);
        }
    }

    /// Every id that left something here.
    List<String> ids() throws IOException {
        var ids = new TreeSet<String>(names("netns"));
        for (var name : names("facts")) if (name.endsWith(ENDING)) ids.add(name.substring(0, name.length() - ENDING.length()));
        for (var address : names("leases")) ids.add(Files.readString(root.resolve("leases").resolve(address)));
        ids.remove("");
        return List.copyOf(ids);
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(f -> f.getFileName().toString()).filter(n -> !n.startsWith(".")).toList();
        }
    }

    private Path facts(String id) {
        return root.resolve("facts").resolve(id + ENDING);
    }
}
