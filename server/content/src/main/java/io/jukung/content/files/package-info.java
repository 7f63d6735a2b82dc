/// Blobs as files, in the layout OCI describes.
@NullMarked
package io.jukung.content.files;

import org.jspecify.annotations.NullMarked;
