/// The only place that touches native memory: two linked handles, a table of numbers, and the layouts of a few structs.
@NullMarked
package io.jukung.kernel.ffi;

import org.jspecify.annotations.NullMarked;
