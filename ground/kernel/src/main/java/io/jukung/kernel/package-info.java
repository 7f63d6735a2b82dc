/// What Jukung asks of Linux, in small methods grouped by noun; nobody above this package knows what a native pointer is.
@NullMarked
package io.jukung.kernel;

import org.jspecify.annotations.NullMarked;
