package io.jukung.testkit.snapshot;

import io.jukung.base.Problem;
import io.jukung.notation.Digest;
import io.jukung.snapshot.Snapshotter;
import io.jukung.snapshot.Unpack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Snapshots that are names only, kept as strictly as the real ones: an id is taken once, layers must be there, and what
/// stands on a layer holds it. It outlives any engine.
public final class FakeSnapshotter implements Snapshotter {
    private final Set<Digest> layers = new HashSet<>();
    private final Map<String, List<Digest>> active = new HashMap<>();
    private final Set<String> mounted = new HashSet<>();

    /// The snapshots that are mounted now.
    public synchronized Set<String> mounted() {
        return Set.copyOf(mounted);
    }

    @Override
    public synchronized boolean exists(Digest chainId) {
        return layers.contains(chainId);
    }

    @Override
    public Unpack unpack(Optional<Digest> parentChain, Digest chainId) {
        return new Unpack() {
            @Override public void apply(InputStream tar) throws IOException {
                tar.transferTo(OutputStream.nullOutputStream());
            }
            @Override public void commit() {
                synchronized (FakeSnapshotter.this) {
                    layers.add(chainId);
                }
            }
            @Override public void close() {}
        };
    }

    @Override
    public synchronized void prepare(String id, List<Digest> chain) {
        for (var layer : chain) if (!layers.contains(layer)) throw new Problem.NotFound("no layer " + layer);
        if (active.putIfAbsent(id, List.copyOf(chain)) != null) throw new Problem.Conflict("snapshot " + id + " is there already");
    }

    @Override
    public synchronized void flush(String id) {
        known(id);
    }

    @Override
    public synchronized Path mount(String id) {
        known(id);
        mounted.add(id);
        return Path.of("/fake/root").resolve(id);
    }

    @Override
    public synchronized void unmount(String id) {
        mounted.remove(id);
    }

    @Override
    public synchronized Held hold(String id) {
        known(id);
        return new Held() {
            @Override public Path root() {
                return Path.of("/fake/root").resolve(id);
            }
            @Override public void close() {}
        };
    }

    @Override
    public synchronized void remove(String id) {
        mounted.remove(id);
        active.remove(id);
    }

    @Override
    public synchronized void removeLayer(Digest chainId) {
        if (active.values().stream().anyMatch(chain -> chain.contains(chainId))) throw new Problem.Conflict("layer " + chainId + " is in use");
        layers.remove(chainId);
    }

    @Override
    public synchronized long usage(String id) {
        known(id);
        return 0;
    }

    @Override
    public long layerSize(Digest chainId) {
        return 0;
    }

    @Override
    public synchronized Set<Digest> layers() {
        return Set.copyOf(layers);
    }

    @Override
    public synchronized Set<String> active() {
        return Set.copyOf(active.keySet());
    }

    @Override
    public Path upper(String id) {
        known(id);
        return Path.of("/fake/upper").resolve(id);
    }

    @Override
    public List<Path> below(String id) {
        known(id);
        return List.of(Path.of("/fake/empty"));
    }

    private synchronized void known(String id) {
        if (!active.containsKey(id)) throw new IllegalStateException("no snapshot " + id);
    }
}
