/// The command line: main, the table of commands, and the run that trains the start-up cache.
@NullMarked
package io.jukung.cli;

import org.jspecify.annotations.NullMarked;
