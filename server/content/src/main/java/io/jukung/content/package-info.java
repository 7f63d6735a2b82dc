/// Blobs kept by the digest of their bytes, and what keeps them from being collected.
@NullMarked
package io.jukung.content;

import org.jspecify.annotations.NullMarked;
