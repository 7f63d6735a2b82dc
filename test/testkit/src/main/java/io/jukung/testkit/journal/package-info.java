/// An engine's memory, in memory.
@NullMarked
package io.jukung.testkit.journal;

import org.jspecify.annotations.NullMarked;
