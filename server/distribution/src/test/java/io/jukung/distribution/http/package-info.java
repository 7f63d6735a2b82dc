/// The registry client against a small registry with faults.
@NullMarked
package io.jukung.distribution.http;

import org.jspecify.annotations.NullMarked;
