package io.jukung.image.store;

import io.jukung.base.Problem;
import io.jukung.content.ContentStore;
import io.jukung.image.Image;
import io.jukung.image.ImageEvents;
import io.jukung.image.ImageEvents.Action;
import io.jukung.image.ImageStore;
import io.jukung.image.Removed;
import io.jukung.image.Uses;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import io.jukung.oci.ImageConfig;
import io.jukung.oci.Json;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Images in one file (see `CatalogFile`), their blobs in the content store, their layers in the snapshotter.
public final class FileImageStore implements ImageStore {
    private static final int CONFIG_LIMIT = 8 << 20;
    private static final Pattern ID_PREFIX = Pattern.compile("(?:sha256:)?([0-9a-f]{1,64})");
    private final CatalogFile file;
    private final ContentStore content;
    private final Snapshotter snapshots;
    private final Uses uses;
    private final ImageEvents events;
    private final InstantSource clock;
    private final Pins pins = new Pins();
    private final ReentrantLock changing = new ReentrantLock();
    private final List<String> warnings;
    private volatile Catalog catalog;

    private FileImageStore(CatalogFile file, CatalogFile.Loaded loaded, ContentStore content, Snapshotter snapshots, Uses uses, ImageEvents events, InstantSource clock) {
        this.file = file;
        this.catalog = loaded.catalog();
        this.warnings = loaded.warnings();
        this.content = content;
        this.snapshots = snapshots;
        this.uses = uses;
        this.events = events;
        this.clock = clock;
    }

    public static FileImageStore open(Path folder, ContentStore content, Snapshotter snapshots, Uses uses, ImageEvents events, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        var file = new CatalogFile(folder, content);
        return new FileImageStore(file, file.load(), content, snapshots, uses, events, clock);
    }

    /// What was found wrong when the store was opened.
    public List<String> warnings() {
        return warnings;
    }

    /// For those who bring layers in before an image names them.
    public Pins pins() {
        return pins;
    }

    @Override
    public Optional<Image> find(String nameOrId) {
        var now = catalog;
        var id = Digest.tryParse(nameOrId).or(() -> Digest.tryParse("sha256:" + nameOrId)).flatMap(now::byId);
        if (id.isPresent()) return id;
        var named = Reference.tryParse(nameOrId).flatMap(now::byName);
        if (named.isPresent()) return named;
        var prefix = ID_PREFIX.matcher(nameOrId);
        if (!prefix.matches()) return Optional.empty();
        var found = now.byIdPrefix(prefix.group(1));
        if (found.size() > 1) throw new Problem.NotFound(missing(nameOrId), "%s is the beginning of %d image ids: give more digits".formatted(nameOrId, found.size()));
        return found.stream().findFirst();
    }

    @Override
    public Image get(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> {
            // what can be no name is told as such, rather than as one that is not here
            Reference.parse(nameOrId);
            return new Problem.NotFound(missing(nameOrId), "pull " + nameOrId + " first, or look for it in 'images'");
        });
    }

    private static String missing(String nameOrId) {
        boolean id = nameOrId.startsWith("sha256:");
        var name = id ? Optional.<Reference>empty() : Reference.tryParse(nameOrId);
        return "No such image: " + name.map(r -> r.withDefaultTag().familiar()).orElse(nameOrId);
    }

    @Override
    public List<Image> list() {
        return catalog.all().stream().sorted(Comparator.comparing(Image::created).reversed().thenComparing(Image::id)).toList();
    }

    @Override
    public Image tag(String source, Reference target) {
        if (target.digest().isPresent()) throw new Problem.Invalid("refusing to create a tag with a digest reference");
        var name = target.withDefaultTag();
        var tagged = change(() -> {
            var image = Catalog.joined(get(source), List.of(name), List.of());
            return new Step<>(catalog.with(image), image);
        });
        events.happened(Action.TAG, name.familiar(), tagged);
        return tagged;
    }

    @Override
    public Image put(Digest id, Descriptor manifest, List<Image.Layer> layers, List<Reference> names, List<Reference> repoDigests) {
        return change(() -> {
            var known = catalog.byId(id);
            var image = known.isPresent() ? Catalog.joined(known.get(), names, repoDigests)
                    : new Image(id, manifest, names, repoDigests, Json.read(content.read(id, CONFIG_LIMIT), ImageConfig.class), layers, clock.instant());
            return new Step<>(catalog.with(image), image);
        });
    }

    @Override
    public List<Removed> remove(String nameOrId, boolean force) {
        var removed = new ArrayList<Removed>();
        var before = change(() -> {
            var image = get(nameOrId);
            var removal = Removal.decide(image, nameOrId, force, uses.of(image.id()));
            removal.names().forEach(r -> removed.add(new Removed.Untagged(r.familiar())));
            if (!removal.image()) return new Step<>(catalog.replacing(Catalog.without(image, removal.names()::contains, removal.names()::contains)), image);
            removed.add(new Removed.Deleted(image.id()));
            return new Step<>(catalog.without(image.id()), image);
        });
        if (removed.contains(new Removed.Deleted(before.id()))) collect(before).forEach(chain -> removed.add(new Removed.Deleted(chain)));
        for (var each : removed) {
            switch (each) {
                case Removed.Untagged(var name) -> events.happened(Action.UNTAG, name, before);
                case Removed.Deleted(var what) when what.equals(before.id()) -> events.happened(Action.DELETE, what.toString(), before);
                case Removed.Deleted _ -> { }
            }
        }
        return List.copyOf(removed);
    }

    /// Gives back what only this image, now gone, needed.
    /// @return the layers removed, the topmost first
    private List<Digest> collect(Image gone) {
        discardBlobs(Catalog.blobs(gone).collect(Collectors.toSet()));
        return discard(gone.chain());
    }

    /// Deletes those of these blobs that no image and no lease needs.
    public void discardBlobs(Set<Digest> blobs) {
        changing.lock();
        try {
            var kept = new HashSet<>(content.list());
            blobs.stream().filter(blob -> !catalog.usesBlob(blob)).forEach(kept::remove);
            content.collect(kept);
        } catch (IOException e) {
            throw new Problem.Internal("cannot remove blobs: " + e.getMessage(), e);
        } finally {
            changing.unlock();
        }
    }

    /// Removes those of these layers that no image, no pull and no container needs.
    public List<Digest> discard(List<Digest> chain) {
        var removed = new ArrayList<Digest>();
        for (var layer : chain.reversed()) {
            try {
                if (pins.unlessPinned(layer, () -> dropped(layer))) removed.add(layer);
            } catch (IOException e) {
                throw new Problem.Internal("cannot remove layer " + layer.brief() + ": " + e.getMessage(), e);
            }
        }
        return removed;
    }

    private boolean dropped(Digest layer) throws IOException {
        if (catalog.usesLayer(layer) || !snapshots.exists(layer)) return false;
        try {
            snapshots.removeLayer(layer);
            return true;
        } catch (Problem.Conflict e) {
            return false; // a container still stands on it
        }
    }

    @Override
    public byte[] configBytes(Image image) {
        try {
            return content.read(image.id(), CONFIG_LIMIT);
        } catch (IOException e) {
            throw new Problem.Internal("cannot read the configuration of image " + image.id().brief() + ": " + e.getMessage(), e);
        }
    }

    private record Step<T>(Catalog next, T result) {}

    private interface Change<T> {
        Step<T> plan() throws IOException;
    }

    /// One change at a time: planned on the present state, on disk before anybody sees it.
    private <T> T change(Change<T> change) {
        changing.lock();
        try {
            var step = change.plan();
            file.save(step.next());
            catalog = step.next();
            return step.result();
        } catch (IOException e) {
            throw new Problem.Internal("cannot record images: " + e.getMessage(), e);
        } finally {
            changing.unlock();
        }
    }
}
