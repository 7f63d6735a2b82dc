package io.jukung.testkit.image;

import io.jukung.base.Problem;
import io.jukung.image.Image;
import io.jukung.image.ImageStore;
import io.jukung.image.Removed;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import io.jukung.oci.ImageConfig;
import io.jukung.oci.ImagePlatform;
import io.jukung.oci.Json;
import io.jukung.oci.RunConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Images that are there from the start and only read: each has a configuration and no layers.
public final class FakeImages implements ImageStore {
    private final List<Image> images = new CopyOnWriteArrayList<>();

    /// An image that runs this command unless told otherwise.
    public Image add(String name, List<String> command) {
        var none = RunConfig.EMPTY;
        var run = new RunConfig("", none.exposedPorts(), List.of(), List.of(), command, Optional.empty(), false, none.volumes(), "",
                List.of(), none.labels(), "", List.of(), none.others());
        var config = ImageConfig.of(new ImagePlatform("amd64", "linux", Optional.empty(), List.of(), Optional.empty()), run, List.of(), List.of(), Instant.EPOCH);
        var manifest = Descriptor.ofBytes("application/vnd.oci.image.manifest.v1+json", name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var image = new Image(Digest.ofBytes(Json.write(config)), manifest, List.of(Reference.parse(name.contains(":") ? name : name + ":latest")), List.of(), config, List.of(), Instant.EPOCH);
        images.add(image);
        return image;
    }

    @Override
    public Optional<Image> find(String nameOrId) {
        var named = nameOrId.contains(":") ? nameOrId : nameOrId + ":latest";
        return images.stream().filter(i -> i.repoTags().contains(named) || i.id().toString().equals(nameOrId)).findFirst();
    }

    @Override
    public Image get(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> new Problem.NotFound("No such image: " + nameOrId));
    }

    @Override
    public List<Image> list() {
        return new ArrayList<>(images);
    }

    @Override
    public byte[] configBytes(Image image) {
        return Json.write(image.config());
    }

    @Override
    public Image tag(String source, Reference target) {
        throw readOnly();
    }

    @Override
    public List<Removed> remove(String nameOrId, boolean force) {
        throw readOnly();
    }

    @Override
    public Image put(Digest id, Descriptor manifest, List<Image.Layer> layers, List<Reference> names, List<Reference> repoDigests) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("these images are only read; use the real store");
    }
}
