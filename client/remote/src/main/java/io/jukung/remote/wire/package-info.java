/// The engine's client over HTTP: finding the host, agreeing on a version, credentials.
@NullMarked
package io.jukung.remote.wire;

import org.jspecify.annotations.NullMarked;
