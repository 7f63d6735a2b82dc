/// Images without bytes.
@NullMarked
package io.jukung.testkit.image;

import org.jspecify.annotations.NullMarked;
