package io.jukung.image.store;

import io.jukung.archive.Compression;
import io.jukung.content.ContentStore;
import io.jukung.content.Lease;
import io.jukung.image.Image;
import io.jukung.image.ImageEvents;
import io.jukung.image.RootfsImporter;
import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import io.jukung.oci.ImageConfig;
import io.jukung.oci.ImageManifest;
import io.jukung.oci.ImagePlatform;
import io.jukung.oci.Json;
import io.jukung.oci.MediaTypes;
import io.jukung.oci.RunConfig;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Makes images of one layer here, out of a tar: imported root file systems and the built-in ones.
public final class LocalImages implements RootfsImporter {
    private final ContentStore content;
    private final Snapshotter snapshots;
    private final FileImageStore images;
    private final ImageEvents events;
    private final InstantSource clock;
    private final Path scratch;

    /// @param scratch a folder for tars on their way in
    public LocalImages(ContentStore content, Snapshotter snapshots, FileImageStore images, ImageEvents events, InstantSource clock, Path scratch) {
        this.content = content;
        this.snapshots = snapshots;
        this.images = images;
        this.events = events;
        this.clock = clock;
        this.scratch = scratch;
    }

    @Override
    public Image importTar(InputStream tar, RunConfig config, Platform platform, Optional<Reference> name, String message) throws IOException {
        Files.createDirectories(scratch);
        var spool = Files.createTempFile(scratch, "import", ".tar");
        try (var lease = content.lease()) {
            var diffId = spool(tar, spool);
            lease.keep(diffId);
            try (var in = Files.newInputStream(spool); var ingest = content.ingest(diffId)) {
                in.transferTo(ingest.output());
                ingest.commit();
            }
            var now = clock.instant();
            var comment = message.isEmpty() ? Optional.<String>empty() : Optional.of(message);
            var history = new ImageConfig.History(Optional.of(now), Optional.empty(), Optional.empty(), comment, false);
            var image = record(content, snapshots, images, diffId, ofOne(platform, config, diffId, history, now), name, lease);
            name.ifPresent(tag -> events.happened(ImageEvents.Action.TAG, tag.withDefaultTag().familiar(), image));
            events.happened(ImageEvents.Action.IMPORT, image.id().toString(), image);
            return image;
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private static Digest spool(InputStream tar, Path spool) throws IOException {
        var hash = Digest.sha256();
        try (var out = new DigestOutputStream(Files.newOutputStream(spool), hash)) {
            Compression.decompress(tar).transferTo(out);
        }
        return Digest.ofHash(hash);
    }

    public static ImageConfig ofOne(Platform platform, RunConfig config, Digest diffId, ImageConfig.History history, Instant created) {
        var variant = platform.variant().isEmpty() ? Optional.<String>empty() : Optional.of(platform.variant());
        return ImageConfig.of(ImagePlatform.of(platform.os(), platform.architecture(), variant), config, List.of(diffId), List.of(history), created);
    }

    /// Records an image whose single layer is an uncompressed tar that is in the content store already.
    public static Image record(ContentStore content, Snapshotter snapshots, FileImageStore images, Digest layer, ImageConfig config,
            Optional<Reference> name, Lease lease) throws IOException {
        var configBytes = Json.write(config);
        var configDescriptor = Descriptor.ofBytes(MediaTypes.OCI_CONFIG, configBytes);
        var blob = Descriptor.of(MediaTypes.OCI_LAYER, layer, content.size(layer).orElseThrow());
        var manifestBytes = Json.write(ImageManifest.of(MediaTypes.OCI_MANIFEST, configDescriptor, List.of(blob)));
        var manifest = Descriptor.ofBytes(MediaTypes.OCI_MANIFEST, manifestBytes);
        lease.keep(configDescriptor.digest());
        lease.keep(manifest.digest());
        content.put(configBytes);
        content.put(manifestBytes);
        try (var _ = images.pins().pin(List.of(layer))) {
            if (!snapshots.exists(layer)) new LayerUnpacker(content, snapshots).unpack(layer, layer, Optional.empty(), layer, _ -> {});
            var layers = List.of(new Image.Layer(layer, layer, layer, snapshots.layerSize(layer)));
            return images.put(configDescriptor.digest(), manifest, layers, name.map(Reference::withDefaultTag).map(List::of).orElse(List.of()), List.of());
        }
    }
}
