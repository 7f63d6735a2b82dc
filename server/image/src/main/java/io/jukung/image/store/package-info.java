/// The image store on disk, and the images that are made here out of a root file system.
@NullMarked
package io.jukung.image.store;

import org.jspecify.annotations.NullMarked;
