package io.jukung.image.pull;

import io.jukung.base.Problem;
import io.jukung.base.Tasks;
import io.jukung.content.ContentStore;
import io.jukung.distribution.Credentials;
import io.jukung.distribution.RegistryClient;
import io.jukung.distribution.RegistryException;
import io.jukung.distribution.Resolved;
import io.jukung.image.Image;
import io.jukung.image.ImageEvents;
import io.jukung.image.ImagePuller;
import io.jukung.image.PullProgress;
import io.jukung.image.hello.HelloImage;
import io.jukung.image.pull.Layers.Origin;
import io.jukung.image.pull.Layers.Wanted;
import io.jukung.image.store.FileImageStore;
import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import io.jukung.oci.ChainIds;
import io.jukung.oci.ImageConfig;
import io.jukung.oci.ImageManifest;
import io.jukung.oci.Json;
import io.jukung.oci.MediaTypes;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Pulls from registries: resolve, choose the platform, bring the layers side by side, record. What a failed pull
/// brought in is given back unless somebody else uses it.
public final class RegistryImagePuller implements ImagePuller {
    private static final int CONFIG_LIMIT = 8 << 20;
    private final RegistryClient registry;
    private final ContentStore content;
    private final Snapshotter snapshots;
    private final FileImageStore images;
    private final ImageEvents events;
    private final PullSettings settings;
    private final Layers layers;
    private final ManifestFinder manifests;
    private final HelloImage hello;

    public RegistryImagePuller(RegistryClient registry, ContentStore content, Snapshotter snapshots, FileImageStore images, ImageEvents events, PullSettings settings) {
        this.registry = registry;
        this.content = content;
        this.snapshots = snapshots;
        this.images = images;
        this.events = events;
        this.settings = settings;
        this.layers = new Layers(registry, content, snapshots, settings.downloads());
        this.manifests = new ManifestFinder(registry, content);
        this.hello = new HelloImage(content, snapshots, images);
    }

    @Override
    public Image pull(Reference reference, Optional<Platform> platform, Optional<Credentials> credentials, Consumer<PullProgress> progress) {
        var name = reference.withDefaultTag();
        var tell = oneAtATime(progress);
        try (var kept = new Kept(content.lease(), images)) {
            var image = resolveAndBring(name, platform, new Origin(name, credentials, kept), tell);
            events.happened(ImageEvents.Action.PULL, name.familiar(), image);
            return image;
        } catch (RegistryException e) {
            throw e.problem(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Internal("pull of " + name.familiar() + " was cancelled");
        } catch (Problem e) {
            throw e;
        } catch (Exception e) {
            throw new Problem.Internal("failed to register layer: " + e.getMessage(), e);
        }
    }

    private Image resolveAndBring(Reference name, Optional<Platform> platform, Origin origin, Consumer<PullProgress> tell) throws Exception {
        if (!HelloImage.isMeantBy(name)) return bring(name, registry.resolve(name, origin.credentials()), platform, origin, tell);
        var answer = Patience.within(settings.patience(), () -> registry.resolve(name, origin.credentials()));
        if (answer.isPresent()) return bring(name, answer.get(), platform, origin, tell);
        tell.accept(pulling(name));
        tell.accept(new PullProgress.Status("No registry answered: using the hello-world that is built into Jukung"));
        var before = images.find(name.toString()).map(Image::id);
        return finished(name, before, hello.bring(name, platform.orElseGet(Platform::host), origin.lease()), tell);
    }

    private static PullProgress pulling(Reference name) {
        return new PullProgress.Pulling(name.path(), name.digest().map(Digest::toString).or(name::tag).orElse(""));
    }

    /// Only from here on anything is told: a registry that refuses is answered by a status, not inside a stream.
    private Image bring(Reference name, Resolved resolved, Optional<Platform> platform, Origin origin, Consumer<PullProgress> tell) throws Exception {
        tell.accept(pulling(name));
        var before = images.find(name.toString()).map(Image::id);
        var known = images.find(name.toString()).filter(i -> isThat(i, name, resolved.digest(), platform.orElseGet(Platform::host)));
        if (known.isPresent()) {
            tell.accept(new PullProgress.Resolved(resolved.digest()));
            return finished(name, before, known.get(), tell);
        }
        var found = manifests.find(resolved.digest(), resolved.mediaType(), platform.orElseGet(Platform::host), origin);
        var config = config(found.manifest(), name, platform, origin);
        var wanted = wanted(found.manifest(), config);
        var chain = wanted.stream().map(Wanted::chain).toList();
        try (var _ = images.pins().pin(chain)) {
            bringAll(wanted, origin, tell);
            var tags = name.digest().isPresent() ? List.<Reference>of() : List.of(name);
            var from = name.withoutTagAndDigest().withDigest(resolved.digest());
            var image = images.put(found.manifest().config().digest(), found.descriptor(), sized(wanted), tags, List.of(from));
            tell.accept(new PullProgress.Resolved(resolved.digest()));
            return finished(name, before, image, tell);
        } finally {
            images.discard(chain); // after success every layer is named by an image, and this does nothing
        }
    }

    /// The registry still means what we have: nothing needs to be transferred.
    private static boolean isThat(Image image, Reference name, Digest digest, Platform platform) {
        return platform.matches(image.platform()) && image.repoDigests().contains(name.withoutTagAndDigest().withDigest(digest));
    }

    private static Image finished(Reference name, Optional<Digest> before, Image image, Consumer<PullProgress> tell) {
        boolean same = before.equals(Optional.of(image.id()));
        tell.accept(new PullProgress.Status("Status: " + (same ? "Image is up to date for " : "Downloaded newer image for ") + name.familiar()));
        return image;
    }

    private ImageConfig config(ImageManifest manifest, Reference name, Optional<Platform> asked, Origin origin) throws IOException, InterruptedException {
        var config = Json.read(layers.small(manifest.config(), CONFIG_LIMIT, origin), ImageConfig.class);
        if (config.rootfs().diffIds().size() != manifest.layers().size()) {
            throw new Problem.Invalid("invalid rootfs in image configuration", name.familiar() + " is no image that can run: it may be an artifact of another kind");
        }
        var platform = ManifestFinder.of(config.platform());
        if (asked.isPresent() && !platform.os().isEmpty() && !asked.get().matches(platform)) {
            throw new Problem.NotFound("image with reference %s was found but its platform (%s) does not match the specified platform (%s)"
                    .formatted(name.familiar(), platform, asked.get()), "pull it with --platform " + platform);
        }
        return config;
    }

    private static List<Wanted> wanted(ImageManifest manifest, ImageConfig config) {
        var diffIds = config.rootfs().diffIds();
        var chain = ChainIds.of(diffIds);
        var wanted = new ArrayList<Wanted>();
        for (int i = 0; i < chain.size(); i++) {
            var blob = manifest.layers().get(i);
            if (MediaTypes.isForeignLayer(blob.mediaType())) throw new Problem.Invalid("layer %s is not kept by registries (%s)".formatted(blob.digest().brief(), blob.mediaType()));
            wanted.add(new Wanted(blob, diffIds.get(i), i == 0 ? Optional.empty() : Optional.of(chain.get(i - 1)), chain.get(i)));
        }
        return wanted;
    }

    private void bringAll(List<Wanted> wanted, Origin origin, Consumer<PullProgress> tell) throws Exception {
        var missing = new ArrayList<Callable<Boolean>>();
        for (var layer : wanted) {
            origin.lease().keep(layer.blob().digest());
            if (layers.isHere(layer)) {
                tell.accept(new PullProgress.AlreadyExists(layer.label()));
                continue;
            }
            tell.accept(new PullProgress.PullingFsLayer(layer.label()));
            if (missing.size() >= settings.downloads() || layers.isCrowded()) tell.accept(new PullProgress.Waiting(layer.label()));
            missing.add(() -> {
                layers.bring(layer, origin, tell);
                return true;
            });
        }
        Tasks.all(Math.max(1, missing.size()), missing);
    }

    private List<Image.Layer> sized(List<Wanted> wanted) throws IOException {
        var sized = new ArrayList<Image.Layer>();
        for (var layer : wanted) sized.add(new Image.Layer(layer.diffId(), layer.chain(), layer.blob().digest(), snapshots.layerSize(layer.chain())));
        return sized;
    }

    private static Consumer<PullProgress> oneAtATime(Consumer<PullProgress> progress) {
        var turn = new ReentrantLock();
        return p -> {
            turn.lock();
            try {
                progress.accept(p);
            } finally {
                turn.unlock();
            }
        };
    }
}
