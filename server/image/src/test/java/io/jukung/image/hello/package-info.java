/// Tests of `hello`, with small fakes.
@NullMarked
package io.jukung.image.hello;

import org.jspecify.annotations.NullMarked;
