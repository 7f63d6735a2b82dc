package io.jukung.gateway.netty;

import java.io.IOException;

/// The client closed the connection while we wrote to it. Nobody is to blame, so it is not logged.
final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGoneException() {
        super("the client is gone");
    }
}
