package io.jukung.snapshot.overlay;

import io.jukung.base.Problem;
import io.jukung.kernel.FileNodes;
import io.jukung.kernel.Mounts;
import io.jukung.notation.Digest;
import io.jukung.snapshot.Snapshotter;
import io.jukung.snapshot.Unpack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Snapshots by overlayfs. All state is files, drawn in `StoreLayout`, so a new process finds everything again,
/// mounts included. One store at a time uses a folder; root is needed.
public final class OverlaySnapshotter implements Snapshotter {
    private final Disposal disposal = new Disposal();
    private final StoreLayout layout;
    /// Snapshots share these by the hash of their id: calls on one id wait for each other.
    private final List<ReentrantLock> locks = IntStream.range(0, 64).mapToObj(_ -> new ReentrantLock()).toList();
    /// Held while a snapshot begins to stand on layers, and while a layer is taken away.
    private final ReentrantLock standing = new ReentrantLock();

    /// How many hold which snapshot; and which ones were mounted beside that. Both under the lock of their id.
    private final Map<String, Integer> holders = new ConcurrentHashMap<>();
    private final Set<String> mounted = ConcurrentHashMap.newKeySet();

    private OverlaySnapshotter(StoreLayout layout) {
        this.layout = layout;
    }

    /// Opens the store in this folder, making it if need be, and throws away what an earlier process left half done.
    public static OverlaySnapshotter open(Path folder) throws IOException {
        return new OverlaySnapshotter(StoreLayout.open(folder));
    }

    @Override
    public boolean exists(Digest chainId) {
        return Files.isDirectory(layout.diff(chainId));
    }

    @Override
    public Unpack unpack(Optional<Digest> parentChain, Digest chainId) throws IOException {
        return new OverlayUnpack(layout, chainId);
    }

    @Override
    public void prepare(String id, List<Digest> chain) throws IOException {
        var place = layout.active(id);
        try (var _ = locked(lock(id)); var _ = locked(standing)) {
            if (Files.exists(place)) throw new Problem.Conflict("snapshot " + id + " already exists");
            for (var layer : chain) {
                if (!exists(layer)) throw new Problem.NotFound("layer " + layer + " does not exist", "pull the image again: one of its layers is missing here");
            }
            var draft = layout.freshDraft();
            try {
                fill(draft, chain);
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Folders.delete(draft);
                throw e;
            }
        }
    }

    @Override
    public void flush(String id) throws IOException {
        var place = here(id);
        Folders.flush(place.resolve("chain"));
        Folders.flush(place);
        Folders.flush(layout.actives());
    }

    private void fill(Path draft, List<Digest> chain) throws IOException {
        Files.createDirectory(draft);
        for (var name : List.of("upper", "work", "merged")) Files.createDirectory(draft.resolve(name));
        takeAttributes(chain.isEmpty() ? layout.empty() : layout.diff(chain.getLast()), draft.resolve("upper"));
        Files.write(draft.resolve("chain"), chain.stream().map(Digest::toString).toList());
    }

    /// The root folder of the whole shows the attributes of the topmost folder.
    private static void takeAttributes(Path from, Path to) throws IOException {
        var stat = FileNodes.stat(from);
        FileNodes.chown(to, stat.uid(), stat.gid());
        FileNodes.chmod(to, stat.mode() & 07777);
    }

    @Override
    public Path mount(String id) throws IOException {
        try (var _ = locked(lock(id))) {
            var merged = visible(id);
            mounted.add(id);
            return merged;
        }
    }

    private Path visible(String id) throws IOException {
        var place = here(id);
        var merged = place.resolve("merged");
        if (!Mounts.isMountPoint(merged)) Mounts.overlay(lowers(place), place.resolve("upper"), place.resolve("work"), merged);
        return merged;
    }

    @Override
    public void unmount(String id) throws IOException {
        try (var _ = locked(lock(id))) {
            mounted.remove(id);
            if (!holders.containsKey(id)) takeDown(layout.active(id));
        }
    }

    @Override
    public Held hold(String id) throws IOException {
        try (var _ = locked(lock(id))) {
            var merged = visible(id);
            holders.merge(id, 1, Integer::sum);
            return new Hold(id, merged);
        }
    }

    private final class Hold implements Held {
        private final String id;
        private final Path root;
        private final AtomicBoolean over = new AtomicBoolean();

        Hold(String id, Path root) {
            this.id = id;
            this.root = root;
        }

        @Override
        public Path root() {
            return root;
        }

        @Override
        public void close() throws IOException {
            if (over.getAndSet(true)) return;
            try (var _ = locked(lock(id))) {
                holders.computeIfPresent(id, (_, n) -> n == 1 ? null : n - 1);
                if (!holders.containsKey(id) && !mounted.contains(id)) takeDown(layout.active(id));
            }
        }
    }

    @Override
    public void remove(String id) throws IOException {
        var draft = layout.freshDraft();
        try (var _ = locked(lock(id))) {
            var place = layout.active(id);
            if (!Files.exists(place)) return;
            mounted.remove(id);
            takeDown(place);
            Files.move(place, draft, StandardCopyOption.ATOMIC_MOVE);
        }
        disposal.of(draft);
    }

    @Override
    public void removeLayer(Digest chainId) throws IOException {
        var draft = layout.freshDraft();
        try (var _ = locked(standing)) {
            if (!exists(chainId)) return;
            for (var id : active()) {
                if (chain(layout.active(id)).contains(chainId)) throw new Problem.Conflict("layer " + chainId + " is in use by container " + id);
            }
            Files.move(layout.layer(chainId), draft, StandardCopyOption.ATOMIC_MOVE);
            Folders.flush(layout.layers());
        }
        disposal.of(draft);
    }

    @Override
    public long usage(String id) throws IOException {
        return Folders.size(here(id).resolve("upper"));
    }

    @Override
    public long layerSize(Digest chainId) throws IOException {
        if (!exists(chainId)) throw new Problem.NotFound("layer " + chainId + " does not exist");
        return Long.parseLong(Files.readString(layout.layer(chainId).resolve("size")).strip());
    }

    @Override
    public Set<Digest> layers() throws IOException {
        var found = new HashSet<Digest>();
        try (var folders = Files.newDirectoryStream(layout.layers())) {
            for (var folder : folders) found.add(Digest.parse(Files.readString(folder.resolve("chain")).strip()));
        }
        return found;
    }

    @Override
    public Set<String> active() throws IOException {
        try (var folders = Files.list(layout.actives())) {
            return folders.map(f -> String.valueOf(f.getFileName())).collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public Path upper(String id) throws IOException {
        return here(id).resolve("upper");
    }

    @Override
    public List<Path> below(String id) throws IOException {
        return lowers(here(id));
    }

    private Path here(String id) {
        var place = layout.active(id);
        if (!Files.isDirectory(place)) throw new Problem.NotFound("snapshot " + id + " does not exist");
        return place;
    }

    private static void takeDown(Path place) throws IOException {
        var merged = place.resolve("merged");
        while (Mounts.isMountPoint(merged)) Mounts.unmount(merged);
    }

    private List<Path> lowers(Path place) throws IOException {
        var lowers = new ArrayList<Path>();
        for (var layer : chain(place).reversed()) lowers.add(layout.diff(layer));
        return lowers.isEmpty() ? List.of(layout.empty()) : lowers;
    }

    private static List<Digest> chain(Path place) throws IOException {
        try {
            return Files.readAllLines(place.resolve("chain")).stream().map(Digest::parse).toList();
        } catch (NoSuchFileException e) {
            return List.of(); // removed this moment
        }
    }

    private ReentrantLock lock(String id) {
        return locks.get(Math.floorMod(id.hashCode(), locks.size()));
    }

    private interface Locked extends AutoCloseable {
        @Override
        void close();
    }

    private static Locked locked(ReentrantLock lock) {
        lock.lock();
        return lock::unlock;
    }
}
