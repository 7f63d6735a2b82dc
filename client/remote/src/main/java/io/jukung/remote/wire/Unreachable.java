package io.jukung.remote.wire;

import io.jukung.remote.EngineHost;
import io.jukung.remote.EngineUnreachable;
import java.io.IOException;
import java.util.Optional;

/// Why nobody could be reached, in Docker's words.
final class Unreachable {
    private Unreachable() {}

    static EngineUnreachable of(EngineHost host, IOException e) {
        var reason = String.valueOf(e.getMessage());
        if (host instanceof EngineHost.Unix && reason.contains("Permission denied")) {
            return new EngineUnreachable("permission denied while trying to connect to the docker API at " + host,
                    Optional.of("join the socket's group ('sudo usermod -aG GROUP $USER', then log in again), or use sudo"), e);
        }
        return switch (host) {
            case EngineHost.Unix(var path) -> new EngineUnreachable(asleep(host),
                    Optional.of("start the engine ('sudo systemctl start jukung'), or name another one with -H or DOCKER_HOST; nobody listens at " + path), e);
            case EngineHost.Tcp _ -> new EngineUnreachable(asleep(host), Optional.of("check host and port (" + reason + ")"), e);
            case EngineHost.Ssh(var destination) -> new EngineUnreachable(asleep(host), Optional.of("try 'ssh " + destination + " docker version'"), e);
        };
    }

    private static String asleep(EngineHost host) {
        return "Cannot connect to the Docker daemon at " + host + ". Is the docker daemon running?";
    }
}
