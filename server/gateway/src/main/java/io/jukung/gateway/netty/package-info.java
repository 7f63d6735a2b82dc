/// The gateway on Netty's epoll transport: the event loop moves bytes, handlers run on virtual threads.
@NullMarked
package io.jukung.gateway.netty;

import org.jspecify.annotations.NullMarked;
