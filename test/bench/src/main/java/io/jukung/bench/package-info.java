/// Measurements beside another engine, in one run, the engines taking turns; and the page made of what they wrote.
@NullMarked
package io.jukung.bench;

import org.jspecify.annotations.NullMarked;
