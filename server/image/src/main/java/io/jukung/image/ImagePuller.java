package io.jukung.image;

import io.jukung.base.Problem;
import io.jukung.distribution.Credentials;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import java.util.Optional;
import java.util.function.Consumer;

/// Brings images from registries to this host.
public interface ImagePuller {
    /// Pulls one image and gives it the name asked for (with `latest` where nothing was said). Blocks until the image is
    /// usable; nothing is stored if it fails. Pulls that need the same layers at the same time share the work. Progress
    /// is told from several threads, one call at a time.
    /// @param platform the host's own, if nobody asked for one
    /// @throws Problem in Docker's words
    Image pull(Reference reference, Optional<Platform> platform, Optional<Credentials> credentials, Consumer<PullProgress> progress);
}
