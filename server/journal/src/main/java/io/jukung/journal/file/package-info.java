/// The journal as a file of JSON lines.
@NullMarked
package io.jukung.journal.file;

import org.jspecify.annotations.NullMarked;
