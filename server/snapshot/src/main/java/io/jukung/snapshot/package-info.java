/// Root file systems made of layers: unpacked once, stacked under a writable top for each container.
@NullMarked
package io.jukung.snapshot;

import org.jspecify.annotations.NullMarked;
