/// The door: an HTTP server's face. It knows requests, routes and hijacked streams, and no containers.
@NullMarked
package io.jukung.gateway;

import org.jspecify.annotations.NullMarked;
