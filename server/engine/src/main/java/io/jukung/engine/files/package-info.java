/// Files in and out of containers: `cp`, `export`, `diff`.
@NullMarked
package io.jukung.engine.files;

import org.jspecify.annotations.NullMarked;
