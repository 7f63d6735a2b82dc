/// The REST API: paths to what serves them, answers in Docker's shape, streams in Docker's frames. One file per area.
@NullMarked
package io.jukung.routes;

import org.jspecify.annotations.NullMarked;
