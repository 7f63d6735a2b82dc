/// An HTTP/1.1 client in plain blocking code: over Unix sockets, TCP, TLS and a child's pipes, with streams and hijacks.
@NullMarked
package io.jukung.http;

import org.jspecify.annotations.NullMarked;
