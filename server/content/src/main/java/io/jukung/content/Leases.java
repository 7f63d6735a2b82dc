package io.jukung.content;

import io.jukung.notation.Digest;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open leases of one store. Any thread may call.
public final class Leases {
    private final Set<Held> open = ConcurrentHashMap.newKeySet();

    public Lease open() {
        var lease = new Held();
        open.add(lease);
        return lease;
    }

    /// Deletes the blob unless a lease holds it; no lease can be taken on it in between.
    /// @return whether it was deleted
    public boolean unlessHeld(Digest digest, Deletion deletion) throws IOException {
        synchronized (open) {
            for (var lease : open) if (lease.kept.contains(digest)) return false;
            deletion.run();
            return true;
        }
    }

    /// Removes one blob.
    public interface Deletion {
        void run() throws IOException;
    }

    private final class Held implements Lease {
        private final Set<Digest> kept = new HashSet<>();

        @Override
        public void keep(Digest digest) {
            synchronized (open) {
                kept.add(digest);
            }
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }
}
