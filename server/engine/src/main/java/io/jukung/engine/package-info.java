/// Containers as their users see them: made, started, watched, stopped, removed, and found again after the engine's own end.
@NullMarked
package io.jukung.engine;

import org.jspecify.annotations.NullMarked;
