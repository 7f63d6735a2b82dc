/// A runtime in memory that behaves: containers live, end and are found again as the real ones do.
@NullMarked
package io.jukung.testkit.runtime;

import org.jspecify.annotations.NullMarked;
