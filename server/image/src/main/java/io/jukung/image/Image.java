package io.jukung.image;

import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import io.jukung.oci.ImageConfig;
import java.time.Instant;
import java.util.List;

/// An image that is complete on this host: every layer is unpacked, every blob of it is kept.
///
/// @param id the digest of its configuration
/// @param manifest the manifest (of one platform) it was pulled by, or that was made for it here
/// @param names its tags
/// @param repoDigests where it came from: names with the digest that was asked for there
/// @param layers lowest first
/// @param stored when it came to this host
public record Image(
        Digest id, Descriptor manifest, List<Reference> names, List<Reference> repoDigests, ImageConfig config, List<Layer> layers, Instant stored) {
    /// One unpacked layer. `size` counts its bytes uncompressed, `blob` names it as it was transferred.
    public record Layer(Digest diffId, Digest chainId, Digest blob, long size) {}

    public Image {
        names = List.copyOf(names);
        repoDigests = List.copyOf(repoDigests);
        layers = List.copyOf(layers);
    }

    /// What a snapshot of it stands on: the chain ids, lowest first.
    public List<Digest> chain() {
        return layers.stream().map(Layer::chainId).toList();
    }

    /// The bytes of all its layers, uncompressed; layers shared with other images count fully.
    public long size() {
        return layers.stream().mapToLong(Layer::size).sum();
    }

    /// When it was made; the zero of time if its maker did not say.
    public Instant created() {
        return config.created().orElse(Instant.EPOCH);
    }

    public Platform platform() {
        return new Platform(config.os(), config.architecture(), config.variant().orElse(""), config.osVersion());
    }

    /// `busybox:latest`, as `RepoTags` shows it.
    public List<String> repoTags() {
        return names.stream().map(Reference::familiar).sorted().toList();
    }

    /// `busybox@sha256:…`, as `RepoDigests` shows it.
    public List<String> repoDigestTexts() {
        return repoDigests.stream().map(Reference::familiar).sorted().toList();
    }

    public Image withNames(List<Reference> others) {
        return new Image(id, manifest, others, repoDigests, config, layers, stored);
    }

    /// No name leads to it.
    public boolean isDangling() {
        return names.isEmpty();
    }
}
