/// Pulling: resolve, choose a platform, download and unpack layers side by side, record.
@NullMarked
package io.jukung.image.pull;

import org.jspecify.annotations.NullMarked;
