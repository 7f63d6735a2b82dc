package io.jukung.engine.watch;

import io.jukung.network.BoundPort;
import io.jukung.network.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who listens inside a container, read from its first process's view of the network.
public final class Listening {
    private static final String TCP_LISTEN = "0A";

    /// A published port that leads nowhere.
    ///
    /// @param finding `nobody-listens` or `only-loopback`
    public record Finding(BoundPort port, String finding, String sentence) {}

    private record Socket(Protocol protocol, int port, boolean loopback) {}

    private final List<Socket> sockets;

    private Listening(List<Socket> sockets) {
        this.sockets = sockets;
    }

    /// @param pid in the host's view; a process that has just gone listens to nothing
    public static Listening in(long pid) {
        var sockets = new ArrayList<Socket>();
        read(pid, "tcp", Protocol.TCP, sockets);
        read(pid, "tcp6", Protocol.TCP, sockets);
        read(pid, "udp", Protocol.UDP, sockets);
        read(pid, "udp6", Protocol.UDP, sockets);
        return new Listening(sockets);
    }

    private static void read(long pid, String table, Protocol protocol, List<Socket> into) {
        try {
            var lines = Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table));
            lines.stream().skip(1).map(line -> socket(line, protocol)).flatMap(Optional::stream).forEach(into::add);
        } catch (IOException e) {
            // gone, or a kernel without IPv6
        }
    }

    /// `  0: 0100007F:1F90 00000000:0000 0A …`; addresses are words of the machine's own byte order.
    static Optional<Socket> socket(String line, Protocol protocol) {
        var fields = line.strip().split("\\s+");
        if (fields.length < 4 || protocol == Protocol.TCP && !fields[3].equals(TCP_LISTEN)) return Optional.empty();
        int colon = fields[1].indexOf(':');
        var address = fields[1].substring(0, colon);
        boolean loopback = address.length() == 8 ? address.endsWith("7F") || address.startsWith("7F")
                : address.equals("00000000000000000000000001000000") || address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F");
        return Optional.of(new Socket(protocol, Integer.parseInt(fields[1].substring(colon + 1), 16), loopback));
    }

    /// Nothing if somebody listens where the port leads.
    public Optional<Finding> about(BoundPort port, String container) {
        var there = sockets.stream().filter(s -> s.protocol() == port.protocol() && s.port() == port.containerPort()).toList();
        var where = "port " + port.hostPort() + " of the host leads to " + port.key() + " of " + container;
        if (there.isEmpty()) return Optional.of(new Finding(port, "nobody-listens", where + ", where nobody listens" + others(port.protocol()) + "."));
        if (there.stream().anyMatch(s -> !s.loopback())) return Optional.empty();
        return Optional.of(new Finding(port, "only-loopback", where + ", where its process listens on 127.0.0.1 alone: let it listen on 0.0.0.0."));
    }

    private String others(Protocol protocol) {
        var open = sockets.stream().filter(s -> s.protocol() == protocol && !s.loopback()).map(Socket::port).distinct().sorted().map(String::valueOf).toList();
        return open.isEmpty() ? "" : " (it listens on " + String.join(", ", open) + ")";
    }
}
