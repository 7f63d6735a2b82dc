/// Turns a description of a container into the runtime's own: the one place where a runtime spec is made.
@NullMarked
package io.jukung.runtime.spec;

import org.jspecify.annotations.NullMarked;
