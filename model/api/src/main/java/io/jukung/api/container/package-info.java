/// What clients say of containers when they create them.
@NullMarked
package io.jukung.api.container;

import org.jspecify.annotations.NullMarked;
