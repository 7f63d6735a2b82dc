/// Snapshots by overlayfs: each layer a folder, stacked by the kernel.
@NullMarked
package io.jukung.snapshot.overlay;

import org.jspecify.annotations.NullMarked;
