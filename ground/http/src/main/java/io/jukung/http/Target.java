package io.jukung.http;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/// Whom to connect to.
public sealed interface Target {
    record Unix(Path path) implements Target {}

    record Tcp(String host, int port) implements Target {}

    record Tls(String host, int port, SSLSocketFactory sockets) implements Target {}

    /// A program that carries the connection on its stdin and stdout, such as `ssh HOST docker system dial-stdio`.
    record Pipes(List<String> command) implements Target {
        public Pipes {
            command = List.copyOf(command);
        }
    }

    /// The value of the `Host` header. Unix sockets have no host; servers accept any name.
    default String hostHeader() {
        return switch (this) {
            case Unix _, Pipes _ -> "localhost";
            case Tcp(var host, var port) -> bracketed(host) + ":" + port;
            case Tls(var host, var port, _) -> bracketed(host) + ":" + port;
        };
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
