/// Looking at containers from outside: why one stands where it stands, and what its ports lead to.
@NullMarked
package io.jukung.engine.watch;

import org.jspecify.annotations.NullMarked;
