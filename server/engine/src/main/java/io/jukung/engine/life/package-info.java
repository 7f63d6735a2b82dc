/// A container's life: records on disk, creation, start, end, removal, and adoption after the engine's own end.
@NullMarked
package io.jukung.engine.life;

import org.jspecify.annotations.NullMarked;
