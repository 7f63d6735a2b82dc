/// Live streams between a container and a terminal: attach, raw mode, resizing, signals.
@NullMarked
package io.jukung.cli.stream;

import org.jspecify.annotations.NullMarked;
