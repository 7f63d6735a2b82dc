/// Scripts with which shells complete words of the command line.
@NullMarked
package io.jukung.cli.completion;

import org.jspecify.annotations.NullMarked;
