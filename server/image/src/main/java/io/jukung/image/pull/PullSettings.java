package io.jukung.image.pull;

import java.time.Duration;

/// How pulls behave.
///
/// @param downloads how many layers are downloaded at once, by all pulls together
/// @param patience how long a registry may take to answer before the built-in hello-world steps in
public record PullSettings(int downloads, Duration patience) {
    public PullSettings {
        if (downloads < 1) throw new IllegalArgumentException("at least one download at a time, not " + downloads);
    }

    public static PullSettings standard() {
        return new PullSettings(3, Duration.ofSeconds(3));
    }
}
