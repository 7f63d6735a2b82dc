package io.jukung.image.pull;

import io.jukung.base.Problem;
import io.jukung.notation.Digest;
import io.jukung.snapshot.Snapshotter;
import io.jukung.snapshot.Unpack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Layers as nothing but their sizes.
final class FakeSnapshots implements Snapshotter {
    final Map<Digest, Long> layers = new ConcurrentHashMap<>();

    @Override public boolean exists(Digest chainId) { return layers.containsKey(chainId); }

    @Override public Unpack unpack(Optional<Digest> parentChain, Digest chainId) {
        return new Unpack() {
            private long size;
            @Override public void apply(InputStream tar) throws IOException { size = tar.readAllBytes().length; }
            @Override public void commit() { layers.put(chainId, size); }
            @Override public void close() {}
        };
    }

    @Override public void removeLayer(Digest chainId) { layers.remove(chainId); }
    @Override public long layerSize(Digest chainId) { return layers.getOrDefault(chainId, 0L); }
    @Override public Set<Digest> layers() { return Set.copyOf(layers.keySet()); }
    @Override public void flush(String id) { throw no(); }
    @Override public void prepare(String id, List<Digest> chain) { throw no(); }
    @Override public Path mount(String id) { throw no(); }
    @Override public void unmount(String id) { throw no(); }
    @Override public void remove(String id) { throw no(); }
    @Override public long usage(String id) { throw no(); }
    @Override public Set<String> active() { return Set.of(); }
    @Override public Path upper(String id) { throw no(); }
    @Override public Held hold(String id) { throw no(); }
    @Override public List<Path> below(String id) { throw no(); }
    private static Problem no() { return new Problem.NotServed("layers only"); }
}
