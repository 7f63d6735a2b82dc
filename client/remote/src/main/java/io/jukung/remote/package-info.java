/// A client's view of an engine: where it is, who we are to it, calls and streams.
@NullMarked
package io.jukung.remote;

import org.jspecify.annotations.NullMarked;
