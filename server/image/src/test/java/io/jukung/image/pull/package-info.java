/// Tests of `pull`, with small fakes.
@NullMarked
package io.jukung.image.pull;

import org.jspecify.annotations.NullMarked;
