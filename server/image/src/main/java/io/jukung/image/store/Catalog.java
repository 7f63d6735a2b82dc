package io.jukung.image.store;

import io.jukung.image.Image;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All images at one moment. Never changes; a change makes another one.
record Catalog(Map<Digest, Image> images) {
    static final Catalog EMPTY = new Catalog(Map.of());

    Catalog {
        images = Map.copyOf(images);
    }

    Collection<Image> all() {
        return images.values();
    }

    Optional<Image> byId(Digest id) {
        return Optional.ofNullable(images.get(id));
    }

    /// By a name with a tag, or by one with a digest.
    Optional<Image> byName(Reference reference) {
        var name = reference.withDefaultTag();
        return all().stream().filter(i -> name.digest().isPresent() ? carries(i, name) : i.names().contains(name)).findFirst();
    }

    private static boolean carries(Image image, Reference name) {
        return image.repoDigests().stream().anyMatch(r -> r.name().equals(name.name()) && r.digest().equals(name.digest()));
    }

    List<Image> byIdPrefix(String hex) {
        return all().stream().filter(i -> i.id().hex().startsWith(hex)).toList();
    }

    /// The image joins, or replaces what is known of it; its names leave the images that had them.
    Catalog with(Image image) {
        var next = new LinkedHashMap<Digest, Image>();
        for (var other : all()) next.put(other.id(), without(other, r -> image.names().contains(r), _ -> false));
        next.put(image.id(), image);
        return new Catalog(next);
    }

    Catalog without(Digest id) {
        var next = new LinkedHashMap<>(images);
        next.remove(id);
        return new Catalog(next);
    }

    /// Puts this state of one image in place of the one before, touching no other.
    Catalog replacing(Image image) {
        var next = new LinkedHashMap<>(images);
        next.put(image.id(), image);
        return new Catalog(next);
    }

    boolean usesLayer(Digest chain) {
        return all().stream().anyMatch(i -> i.chain().contains(chain));
    }

    boolean usesBlob(Digest blob) {
        return all().stream().flatMap(Catalog::blobs).anyMatch(blob::equals);
    }

    static Stream<Digest> blobs(Image image) {
        return Stream.concat(Stream.of(image.id(), image.manifest().digest()), image.layers().stream().map(Image.Layer::blob));
    }

    static Image without(Image image, Predicate<Reference> names, Predicate<Reference> digests) {
        return new Image(image.id(), image.manifest(), image.names().stream().filter(names.negate()).toList(),
                image.repoDigests().stream().filter(digests.negate()).toList(), image.config(), image.layers(), image.stored());
    }

    static Image joined(Image known, List<Reference> names, List<Reference> digests) {
        return new Image(known.id(), known.manifest(), union(known.names(), names), union(known.repoDigests(), digests),
                known.config(), known.layers(), known.stored());
    }

    private static List<Reference> union(List<Reference> a, List<Reference> b) {
        var all = new ArrayList<>(a);
        b.stream().filter(r -> !all.contains(r)).forEach(all::add);
        return all;
    }
}
