/// The lines conmon writes: read, joined, followed, rotated.
@NullMarked
package io.jukung.runtime.log;

import org.jspecify.annotations.NullMarked;
