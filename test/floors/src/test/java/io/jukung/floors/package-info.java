/// The floors of the house: what may stand on what, checked on the class files.
@NullMarked
package io.jukung.floors;

import org.jspecify.annotations.NullMarked;
