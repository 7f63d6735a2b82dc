package io.jukung.image.pull;

import io.jukung.base.Problem;
import io.jukung.content.ContentStore;
import io.jukung.content.Lease;
import io.jukung.distribution.Credentials;
import io.jukung.distribution.RegistryClient;
import io.jukung.image.PullProgress;
import io.jukung.image.store.LayerUnpacker;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Brings single layers here: downloads each blob once, however many pulls want it, and unpacks each chain once.
final class Layers {
    private static final long REPORT = 256 << 10;
    private final RegistryClient registry;
    private final ContentStore content;
    private final Snapshotter snapshots;
    private final LayerUnpacker unpacker;
    private final Semaphore downloads;
    private final Shared<Digest> downloading = new Shared<>();
    private final Shared<Digest> unpacking = new Shared<>();

    /// A layer that an image needs, and where it stands in it.
    record Wanted(Descriptor blob, Digest diffId, Optional<Digest> parent, Digest chain) {
        String label() {
            return blob.digest().brief();
        }
    }

    /// Where layers come from.
    record Origin(Reference name, Optional<Credentials> credentials, Lease lease) {}

    Layers(RegistryClient registry, ContentStore content, Snapshotter snapshots, int atOnce) {
        this.registry = registry;
        this.content = content;
        this.snapshots = snapshots;
        this.unpacker = new LayerUnpacker(content, snapshots);
        this.downloads = new Semaphore(atOnce);
    }

    boolean isHere(Wanted layer) throws IOException {
        return snapshots.exists(layer.chain()) && content.size(layer.blob().digest()).isPresent();
    }

    boolean isCrowded() {
        return downloads.availablePermits() == 0;
    }

    void bring(Wanted layer, Origin origin, Consumer<PullProgress> progress) throws IOException, InterruptedException {
        download(layer.blob(), layer.label(), origin, progress);
        unpacking.run(layer.chain(), progress, tell -> {
            if (snapshots.exists(layer.chain())) return;
            long total = layer.blob().size();
            unpacker.unpack(layer.blob().digest(), layer.diffId(), layer.parent(), layer.chain(),
                    current -> tell.accept(new PullProgress.Extracting(layer.label(), current, total)));
        });
        progress.accept(new PullProgress.PullComplete(layer.label()));
    }

    private void download(Descriptor blob, String label, Origin origin, Consumer<PullProgress> progress) throws IOException, InterruptedException {
        origin.lease().keep(blob.digest());
        if (content.size(blob.digest()).isPresent()) {
            progress.accept(new PullProgress.DownloadComplete(label));
            return;
        }
        downloading.run(blob.digest(), progress, tell -> {
            if (content.size(blob.digest()).isPresent()) return;
            downloads.acquire();
            try {
                copy(blob, label, origin, tell);
            } finally {
                downloads.release();
            }
        });
    }

    private void copy(Descriptor blob, String label, Origin origin, Consumer<PullProgress> tell) throws IOException {
        try (var source = registry.blob(origin.name(), blob.digest(), blob.size(), origin.credentials());
                var ingest = content.ingest(blob.digest())) {
            var buffer = new byte[1 << 16];
            long current = 0;
            long told = 0;
            for (int n = source.body().read(buffer); n >= 0; n = source.body().read(buffer)) {
                ingest.output().write(buffer, 0, n);
                current += n;
                if (current - told < REPORT && current != blob.size()) continue;
                told = current;
                tell.accept(new PullProgress.Downloading(label, current, blob.size()));
                if (Thread.interrupted()) throw new IOException("download of " + blob.digest() + " was cancelled");
            }
            tell.accept(new PullProgress.VerifyingChecksum(label));
            ingest.commit();
        }
        tell.accept(new PullProgress.DownloadComplete(label));
    }

    /// A small blob, such as a configuration, whole.
    byte[] small(Descriptor blob, int limit, Origin origin) throws IOException, InterruptedException {
        if (blob.size() > limit) throw new Problem.Invalid("%s %s is larger than the %d bytes it may have".formatted(blob.mediaType(), blob.digest(), limit));
        download(blob, blob.digest().brief(), origin, _ -> {});
        return content.read(blob.digest(), limit);
    }
}
