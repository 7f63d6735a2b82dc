package io.jukung.image;

import io.jukung.notation.Digest;

/// What a pull tells while it runs. Layers go by the short form of their digest.
public sealed interface PullProgress {
    /// Begins: `name` is the repository's path, `tag` the tag or digest asked for.
    record Pulling(String name, String tag) implements PullProgress {}
    record PullingFsLayer(String layer) implements PullProgress {}
    record Waiting(String layer) implements PullProgress {}
    record Downloading(String layer, long current, long total) implements PullProgress {}
    record VerifyingChecksum(String layer) implements PullProgress {}
    record DownloadComplete(String layer) implements PullProgress {}
    record Extracting(String layer, long current, long total) implements PullProgress {}
    record PullComplete(String layer) implements PullProgress {}
    record AlreadyExists(String layer) implements PullProgress {}
    record Resolved(Digest digest) implements PullProgress {}
    /// A sentence of its own: `Status: Downloaded newer image for busybox:latest`.
    record Status(String text) implements PullProgress {}
}
