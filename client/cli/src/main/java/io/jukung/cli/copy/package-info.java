/// Files between containers and this machine: `cp`, `export`, `diff`.
@NullMarked
package io.jukung.cli.copy;

import org.jspecify.annotations.NullMarked;
