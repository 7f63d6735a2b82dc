/// Events and their causes: told to whoever listens, kept in an append-only file.
@NullMarked
package io.jukung.journal;

import org.jspecify.annotations.NullMarked;
