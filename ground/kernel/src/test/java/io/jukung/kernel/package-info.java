/// Promises of the kernel module, each kept in throw-away namespaces.
@NullMarked
package io.jukung.kernel;

import org.jspecify.annotations.NullMarked;
