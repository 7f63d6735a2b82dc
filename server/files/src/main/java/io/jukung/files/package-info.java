/// Trees of files, written as archives, made from archives, and compared; inside roots that may be hostile.
@NullMarked
package io.jukung.files;

import org.jspecify.annotations.NullMarked;
