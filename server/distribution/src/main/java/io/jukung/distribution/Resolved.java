package io.jukung.distribution;

import io.jukung.notation.Digest;

/// What a name stood for when the registry was asked: the digest and media type of a manifest or an index.
public record Resolved(String mediaType, Digest digest) {}
