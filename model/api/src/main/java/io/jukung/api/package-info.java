/// The Docker Engine API's bodies as records, and its versions. The only place, with its sub-packages, where a field may be null:
/// the wire tells null from empty.
@NullMarked
package io.jukung.api;

import org.jspecify.annotations.NullMarked;
