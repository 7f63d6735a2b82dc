/// A registry that no client should trust.
@NullMarked
package io.jukung.scenarios.hostile;

import org.jspecify.annotations.NullMarked;
