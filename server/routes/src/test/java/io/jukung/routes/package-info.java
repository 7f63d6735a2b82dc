/// Tests of the routes, over stubs of what they serve.
@NullMarked
package io.jukung.routes;

import org.jspecify.annotations.NullMarked;
