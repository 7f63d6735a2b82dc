/// A container's streams, shared out among those who listen.
@NullMarked
package io.jukung.engine.stream;

import org.jspecify.annotations.NullMarked;
