/// The grammar of a command line as Docker's clients speak it: flags, arguments, help pages and complaints.
@NullMarked
package io.jukung.cli.grammar;

import org.jspecify.annotations.NullMarked;
