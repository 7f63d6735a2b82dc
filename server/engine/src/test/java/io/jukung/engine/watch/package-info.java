/// Tests of the package of this name.
@NullMarked
package io.jukung.engine.watch;

import org.jspecify.annotations.NullMarked;
