@NullMarked
package io.jukung.scenarios;

import org.jspecify.annotations.NullMarked;
