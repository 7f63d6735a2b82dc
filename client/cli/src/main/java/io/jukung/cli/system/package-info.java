/// The commands about the engine as a whole.
@NullMarked
package io.jukung.cli.system;

import org.jspecify.annotations.NullMarked;
