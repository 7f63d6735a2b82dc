package io.jukung.daemon;

import io.jukung.base.Problem;
import io.jukung.gateway.Listen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads where to listen: `unix:///run/jukung/engine.sock`, `tcp://127.0.0.1:2375`, `fd://` for what systemd listens on for us.
final class Listens {
    private static final int SOCKET_MODE = 0660;

    private Listens() {}

    /// @param group may use Unix sockets if the host has it; nobody creates it here
    static List<Listen> of(List<String> hosts, Optional<String> group, Systemd systemd) throws IOException {
        var known = group.filter(Listens::exists);
        var listens = new java.util.ArrayList<Listen>();
        for (var host : hosts) {
            if (host.startsWith("fd://")) listens.addAll(systemd.inherited(host.substring("fd://".length())));
            else listens.add(one(host, known));
        }
        return listens;
    }

    private static Listen one(String host, Optional<String> group) throws IOException {
        if (host.startsWith("unix://") || host.startsWith("/")) {
            var path = Path.of(host.startsWith("/") ? host : host.substring("unix://".length())).toAbsolutePath();
            Files.createDirectories(path.getParent());
            return new Listen.Unix(path, SOCKET_MODE, group);
        }
        if (host.startsWith("tcp://")) {
            var rest = host.substring("tcp://".length());
            int colon = rest.lastIndexOf(':');
            try {
                if (colon >= 0) {
                    var name = rest.substring(0, colon).replace("[", "").replace("]", "");
                    return new Listen.Tcp(name.isEmpty() ? "127.0.0.1" : name, Integer.parseInt(rest.substring(colon + 1)));
                }
            } catch (NumberFormatException e) {
                // falls through: the message below says what is wrong
            }
        }
        throw new Problem.Invalid("invalid bind address: " + host, "use unix:///path, tcp://address:port or fd://");
    }

    private static boolean exists(String group) {
        try (var lines = Files.lines(Path.of("/etc/group"))) {
            return lines.anyMatch(line -> line.startsWith(group + ":"));
        } catch (IOException e) {
            return false;
        }
    }
}
