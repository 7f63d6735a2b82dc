/// Long runs on real engines: kills, leaks, slow readers, the same thing a hundred times; each also in a short form.
@NullMarked
package io.jukung.scenarios.soak;

import org.jspecify.annotations.NullMarked;
