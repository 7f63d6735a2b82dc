package io.jukung.image.store;

import io.jukung.notation.Digest;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Layers that must not be removed just now, because a pull builds on them before any image names them. Any thread may call.
public final class Pins {
    private final Map<Digest, Integer> held = new HashMap<>();

    /// Keeps these chains until it is closed.
    public final class Pin implements AutoCloseable {
        private List<Digest> chains;

        private Pin(Collection<Digest> chains) {
            this.chains = List.copyOf(chains);
        }

        @Override
        public void close() {
            synchronized (held) {
                for (var chain : chains) held.computeIfPresent(chain, (_, n) -> n > 1 ? n - 1 : null);
                chains = List.of();
            }
        }
    }

    interface Deletion {
        boolean run() throws IOException;
    }

    public Pin pin(Collection<Digest> chains) {
        synchronized (held) {
            for (var chain : chains) held.merge(chain, 1, Integer::sum);
            return new Pin(chains);
        }
    }

    /// Runs the deletion unless the chain is pinned; nobody can pin it in between.
    boolean unlessPinned(Digest chain, Deletion deletion) throws IOException {
        synchronized (held) {
            return !held.containsKey(chain) && deletion.run();
        }
    }
}
