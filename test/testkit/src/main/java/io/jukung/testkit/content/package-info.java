/// What every content store promises, and one that keeps its blobs in memory.
@NullMarked
package io.jukung.testkit.content;

import org.jspecify.annotations.NullMarked;
