/// The built-in hello-world: an image made of bytes, for hosts that reach no registry.
@NullMarked
package io.jukung.image.hello;

import org.jspecify.annotations.NullMarked;
