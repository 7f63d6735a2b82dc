/// Images on this host: their names, pulling them, making them, removing them.
@NullMarked
package io.jukung.image;

import org.jspecify.annotations.NullMarked;
