@NullMarked
package io.jukung.bench;

import org.jspecify.annotations.NullMarked;
