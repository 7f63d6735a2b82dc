package io.jukung.notation;

import io.jukung.base.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A port inside a container and its protocol: `80/tcp`.
public record Port(int number, String protocol) implements Comparable<Port> {
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "sctp");

    public Port {
        protocol = protocol.toLowerCase(Locale.ROOT);
        if (!PROTOCOLS.contains(protocol)) throw new Problem.Invalid("invalid proto: " + protocol, "use tcp, udp or sctp");
        if (number < 0 || number > 65535) throw new Problem.Invalid("invalid port '" + number + "': value out of range (0–65535)");
    }

    /// Reads `80` or `80/udp`; tcp is what is meant without a protocol.
    public static Port parse(String text) {
        var ports = parseRange(text);
        if (ports.size() != 1) throw new Problem.Invalid("invalid port '" + text + "': one port is wanted here, not a range");
        return ports.getFirst();
    }

    /// Reads `80`, `80-82` or `80-82/udp`, as EXPOSE and `--expose` take it.
    public static List<Port> parseRange(String text) {
        int slash = text.indexOf('/');
        var protocol = slash < 0 || slash == text.length() - 1 ? "tcp" : text.substring(slash + 1);
        var range = PortRange.parse(slash < 0 ? text : text.substring(0, slash));
        return IntStream.rangeClosed(range.first(), range.last()).mapToObj(n -> new Port(n, protocol)).toList();
    }

    @Override
    public int compareTo(Port other) {
        return Comparator.comparingInt(Port::number).thenComparing(Port::protocol).compare(this, other);
    }

    @Override
    public String toString() {
        return number + "/" + protocol;
    }
}
