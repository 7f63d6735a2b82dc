package io.jukung.image.pull;

import io.jukung.distribution.Blob;
import io.jukung.distribution.Credentials;
import io.jukung.distribution.ManifestBytes;
import io.jukung.distribution.RegistryClient;
import io.jukung.distribution.RegistryException;
import io.jukung.distribution.RegistryException.Missing;
import io.jukung.distribution.Resolved;
import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import io.jukung.oci.ImageConfig;
import io.jukung.oci.ImageIndex;
import io.jukung.oci.ImageManifest;
import io.jukung.oci.ImagePlatform;
import io.jukung.oci.Json;
import io.jukung.oci.MediaTypes;
import io.jukung.oci.RunConfig;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A registry in memory, asked without a network.
final class FakeRegistry implements RegistryClient {
    final Map<String, Resolved> tags = new ConcurrentHashMap<>();
    final Map<Digest, byte[]> bytes = new ConcurrentHashMap<>();
    final AtomicInteger blobs = new AtomicInteger();
    volatile boolean silent;

    /// Publishes an image with these layers under an index of one platform; `lie` spoils the diff id of the last layer.
    void publish(String name, String architecture, boolean lie, String... layers) {
        var diffIds = new ArrayList<Digest>();
        var descriptors = new ArrayList<Descriptor>();
        for (var layer : layers) {
            diffIds.add(put(layer.getBytes(UTF_8)));
            descriptors.add(Descriptor.of(MediaTypes.OCI_LAYER, diffIds.getLast(), layer.length()));
        }
        if (lie) diffIds.set(diffIds.size() - 1, Digest.ofBytes("a lie".getBytes(UTF_8)));
        var platform = ImagePlatform.of("linux", architecture, Optional.empty());
        var config = Json.write(ImageConfig.of(platform, RunConfig.EMPTY, diffIds, List.of(), Instant.EPOCH));
        put(config);
        var manifest = Json.write(ImageManifest.of(MediaTypes.OCI_MANIFEST, Descriptor.ofBytes(MediaTypes.OCI_CONFIG, config), descriptors));
        put(manifest);
        var index = Json.write(ImageIndex.of(MediaTypes.OCI_INDEX, List.of(Descriptor.ofBytes(MediaTypes.OCI_MANIFEST, manifest).withPlatform(platform))));
        tags.put(Reference.parse(name).withDefaultTag().toString(), new Resolved(MediaTypes.OCI_INDEX, put(index)));
    }

    void publish(String name, String... layers) {
        publish(name, Platform.host().architecture(), false, layers);
    }

    private Digest put(byte[] content) {
        var digest = Digest.ofBytes(content);
        bytes.put(digest, content);
        return digest;
    }

    @Override
    public Resolved resolve(Reference reference, Optional<Credentials> credentials) throws RegistryException {
        if (silent) throw new RegistryException.Unreachable("nobody there", false);
        var resolved = tags.get(reference.toString());
        if (resolved == null) throw new Missing(Missing.Subject.MANIFEST, "manifest unknown: manifest unknown");
        return resolved;
    }

    @Override
    public ManifestBytes manifest(Reference name, Digest digest, Optional<Credentials> credentials) {
        return new ManifestBytes("", digest, bytes.getOrDefault(digest, new byte[0]));
    }

    @Override
    public Blob blob(Reference name, Digest digest, long size, Optional<Credentials> credentials) throws RegistryException {
        blobs.incrementAndGet();
        var content = bytes.get(digest);
        if (content == null) throw new Missing(Missing.Subject.BLOB, "blob unknown: blob unknown to registry");
        return new Blob(new ByteArrayInputStream(content), size);
    }
}
