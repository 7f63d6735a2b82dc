package io.jukung.image;

import io.jukung.notation.Digest;
import java.util.List;

/// Which containers use an image: asked before an image is removed.
public interface Uses {
    /// For hosts, and tests, without containers.
    Uses NONE = _ -> List.of();

    List<Use> of(Digest image);

    record Use(String containerId, boolean running) {}
}
