package io.jukung.http;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/// Whom to connect to.
public sealed interface Target {
    record Unix(Path path) implements Target {
        @Override public String hostHeader() { return LOCAL; }
    }

    record Tcp(String host, int port) implements Target {
        @Override public String hostHeader() { return bracketed(host) + ":" + port; }
    }

    record Tls(String host, int port, SSLSocketFactory sockets) implements Target {
        @Override public String hostHeader() { return bracketed(host) + ":" + port; }
    }

    /// A program that carries the connection on its stdin and stdout, such as `ssh HOST docker system dial-stdio`.
    record Pipes(List<String> command) implements Target {
        public Pipes {
            command = List.copyOf(command);
        }

        @Override public String hostHeader() { return LOCAL; }
    }

    /// Unix sockets have no host; servers accept any name.
    String LOCAL = "localhost";

    /// The value of the `Host` header.
    String hostHeader();

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
