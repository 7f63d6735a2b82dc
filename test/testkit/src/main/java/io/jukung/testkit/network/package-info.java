/// The contract of sandboxes, and sandboxes in memory that keep it.
@NullMarked
package io.jukung.testkit.network;

import org.jspecify.annotations.NullMarked;
