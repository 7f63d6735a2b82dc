/// Tar archives and the compressions around them, read and written as bytes; no file system is touched.
@NullMarked
package io.jukung.archive;

import org.jspecify.annotations.NullMarked;
