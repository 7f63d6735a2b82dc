package io.jukung.network.files;

import io.jukung.base.Problem;
import java.net.InetAddress;
import java.util.List;

/// The text of a container's /etc/hosts, as Docker 28 writes it.
public final class HostsFile {
    private static final String FIXED = """
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::\tip6-localnet
            ff00::\tip6-mcastprefix
            ff02::1\tip6-allnodes
            ff02::2\tip6-allrouters
            """;

    private HostsFile() {}

    /// A line: an address and the names it has.
    public record Entry(String address, List<String> names) {
        public Entry {
            names = List.copyOf(names);
        }

        String line() {
            return address + "\t" + String.join(" ", names) + "\n";
        }
    }

    /// @param extra the lines of `--add-host`, before the container's own as in Docker
    /// @param own the container's addresses and its host name; empty for sandboxes without an address
    public static String text(List<Entry> extra, List<Entry> own) {
        var text = new StringBuilder(FIXED);
        extra.forEach(e -> text.append(e.line()));
        own.forEach(e -> text.append(e.line()));
        return text.toString();
    }

    /// One `--add-host`: `name:address` or `name=address`; `host-gateway` stands for the host as containers see it.
    public static Entry extra(String wish, InetAddress hostGateway) {
        int equals = wish.indexOf('=');
        int at = equals >= 0 ? equals : wish.indexOf(':');
        if (at <= 0) throw new Problem.Invalid("bad format for add-host: \"" + wish + "\"", "write name:address, such as db:10.0.0.5");
        var address = wish.substring(at + 1);
        if (address.startsWith("[") && address.endsWith("]")) address = address.substring(1, address.length() - 1);
        if (address.equals("host-gateway")) address = hostGateway.getHostAddress();
        try {
            InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("invalid IP address in add-host: \"" + address + "\"", "write name:address, such as db:10.0.0.5");
        }
        return new Entry(address, List.of(wish.substring(0, at)));
    }
}
