/// The client of registries: names resolved to digests, manifests and blobs fetched and checked.
@NullMarked
package io.jukung.distribution;

import org.jspecify.annotations.NullMarked;
