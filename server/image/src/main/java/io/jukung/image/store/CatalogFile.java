package io.jukung.image.store;

import io.jukung.content.ContentStore;
import io.jukung.image.Image;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import io.jukung.oci.ImageConfig;
import io.jukung.oci.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The catalog on disk: `images.json`, all images in one file, so that moving a name from one to another is one step.
/// Written beside, flushed, renamed; after a power cut it is the old one or the new one.
final class CatalogFile {
    private static final int SCHEMA = 1;
    private static final int CONFIG_LIMIT = 8 << 20;
    private final Path folder;
    private final ContentStore content;

    private record Kept(Digest id, Descriptor manifest, List<Image.Layer> layers, List<String> names, List<String> repoDigests, Instant stored) {}

    private record Document(int schema, List<Kept> images) {}

    record Loaded(Catalog catalog, List<String> warnings) {}

    CatalogFile(Path folder, ContentStore content) {
        this.folder = folder;
        this.content = content;
    }

    /// An image whose configuration is lost is left out, and told: it must not keep the others from being used.
    Loaded load() throws IOException {
        var images = new LinkedHashMap<Digest, Image>();
        var warnings = new ArrayList<String>();
        for (var kept : read().images()) {
            try {
                images.put(kept.id(), image(kept));
            } catch (IOException e) {
                warnings.add("image %s %s cannot be used: %s; pull it again".formatted(kept.id().brief(), kept.names(), e.getMessage()));
            }
        }
        return new Loaded(new Catalog(images), List.copyOf(warnings));
    }

    private Document read() throws IOException {
        try {
            var document = Json.read(Files.readAllBytes(file()), Document.class);
            if (document.schema() != SCHEMA) throw new IOException(file() + " has schema " + document.schema() + ", but this engine reads " + SCHEMA);
            return document;
        } catch (NoSuchFileException e) {
            return new Document(SCHEMA, List.of());
        }
    }

    private Image image(Kept kept) throws IOException {
        var config = Json.read(content.read(kept.id(), CONFIG_LIMIT), ImageConfig.class);
        return new Image(kept.id(), kept.manifest(), kept.names().stream().map(Reference::parse).toList(),
                kept.repoDigests().stream().map(Reference::parse).toList(), config, kept.layers(), kept.stored());
    }

    void save(Catalog catalog) throws IOException {
        var kept = catalog.all().stream().map(i -> new Kept(i.id(), i.manifest(), i.layers(), i.names().stream().map(Reference::toString).toList(),
                i.repoDigests().stream().map(Reference::toString).toList(), i.stored())).toList();
        var beside = folder.resolve("images.json.new");
        try (var channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(Json.write(new Document(SCHEMA, kept)));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(beside, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path file() {
        return folder.resolve("images.json");
    }
}
