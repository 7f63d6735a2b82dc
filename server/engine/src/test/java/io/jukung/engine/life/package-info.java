/// Tests of the package of this name.
@NullMarked
package io.jukung.engine.life;

import org.jspecify.annotations.NullMarked;
