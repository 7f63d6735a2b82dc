package io.jukung.image.pull;

import io.jukung.content.Lease;
import io.jukung.image.store.FileImageStore;
import io.jukung.notation.Digest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A pull's lease, which on closing gives back what came in and was named by no image: all of it if the pull failed,
/// an index that served its purpose if it did not.
final class Kept implements Lease {
    private final Lease lease;
    private final FileImageStore images;
    private final Set<Digest> digests = ConcurrentHashMap.newKeySet();

    Kept(Lease lease, FileImageStore images) {
        this.lease = lease;
        this.images = images;
    }

    @Override
    public void keep(Digest digest) {
        lease.keep(digest);
        digests.add(digest);
    }

    @Override
    public void close() {
        lease.close();
        images.discardBlobs(digests);
    }
}
