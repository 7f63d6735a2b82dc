/// What a command is and what it is given: its flags, its words, the engine and the screen.
@NullMarked
package io.jukung.cli.command;

import org.jspecify.annotations.NullMarked;
