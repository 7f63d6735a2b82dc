/// A process in a sandbox: how it is described, made, started, watched, entered and taken away.
@NullMarked
package io.jukung.runtime;

import org.jspecify.annotations.NullMarked;
