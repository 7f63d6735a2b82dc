/// Root file systems without a kernel.
@NullMarked
package io.jukung.testkit.snapshot;

import org.jspecify.annotations.NullMarked;
