/// The small languages people write: references, digests, platforms, ports, mounts, sizes, durations, times, filters.
@NullMarked
package io.jukung.notation;

import org.jspecify.annotations.NullMarked;
