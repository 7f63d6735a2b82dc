/// The registry client over HTTP: endpoints, challenges, tokens, redirects, resumed downloads.
@NullMarked
package io.jukung.distribution.http;

import org.jspecify.annotations.NullMarked;
