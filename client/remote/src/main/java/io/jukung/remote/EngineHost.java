package io.jukung.remote;

import java.nio.file.Path;
import java.util.Optional;

/// Where an engine listens, as people write it: `unix:///run/x.sock`, `tcp://host:2376`, `ssh://user@host:22`.
public sealed interface EngineHost {
    record Unix(Path path) implements EngineHost {
        @Override
        public String toString() {
            return "unix://" + path;
        }
    }

    /// @param tls the folder or files to trust and to show; without it the connection is plain
    record Tcp(String host, int port, Optional<TlsFiles> tls) implements EngineHost {
        @Override
        public String toString() {
            return "tcp://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// A machine where `docker system dial-stdio` or `jukung system dial-stdio` reaches the engine.
    record Ssh(String destination) implements EngineHost {
        @Override
        public String toString() {
            return "ssh://" + destination;
        }
    }

    /// PEM files. Without `ca` the system's certificates count; without `cert` and `key` we show none.
    record TlsFiles(Optional<Path> ca, Optional<Path> cert, Optional<Path> key, boolean skipVerify) {}

    /// @throws io.jukung.base.Problem.Invalid if it cannot be understood
    static EngineHost parse(String text) {
        return HostNotation.parse(text);
    }
}
