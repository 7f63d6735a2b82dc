package io.jukung.remote;

import io.jukung.base.Problem;
import java.nio.file.Path;
import java.util.Optional;

/// Reads what people write after `-H`.
final class HostNotation {
    private static final int PLAIN_PORT = 2375;

    private HostNotation() {}

    static EngineHost parse(String text) {
        var host = text.strip();
        int scheme = host.indexOf("://");
        if (scheme < 0) {
            if (host.startsWith("/")) return new EngineHost.Unix(Path.of(host));
            return tcp(text, host);
        }
        var rest = host.substring(scheme + 3);
        return switch (host.substring(0, scheme)) {
            case "unix" -> {
                if (!rest.startsWith("/")) throw refused(text, "a Unix socket needs an absolute path, as in unix:///run/jukung/engine.sock");
                yield new EngineHost.Unix(Path.of(rest));
            }
            case "tcp", "http", "https" -> tcp(text, rest);
            case "ssh" -> {
                if (rest.isEmpty() || rest.startsWith("-")) throw refused(text, "write it as ssh://user@host");
                yield new EngineHost.Ssh(rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
            }
            default -> throw refused(text, "known are unix://, tcp:// and ssh://");
        };
    }

    private static EngineHost tcp(String text, String rest) {
        int slash = rest.indexOf('/');
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        var name = port ? authority.substring(0, colon) : authority;
        if (name.startsWith("[") && name.endsWith("]")) name = name.substring(1, name.length() - 1);
        if (name.isEmpty()) name = "localhost";
        return new EngineHost.Tcp(name, port ? port(text, authority.substring(colon + 1)) : PLAIN_PORT, Optional.empty());
    }

    private static int port(String text, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port < 65536) return port;
        } catch (NumberFormatException e) {
            // Told below, with the whole text.
        }
        throw refused(text, "a port is a number from 1 to 65535");
    }

    private static Problem refused(String text, String remedy) {
        return new Problem.Invalid("unable to parse docker host `" + text + "`", remedy);
    }
}
