package io.jukung.notation;

import io.jukung.base.Problem;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One published port, as `-p` asks for it: where on the host, and which port of the container.
///
/// No address means all of them; no host port means any free one; a range of host ports means a free one of these.
public record PortSpec(Optional<String> ip, Optional<PortRange> hostPort, Port port) {
    private static final Pattern FOUR = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    /// Reads `[ip:][host[-host]:]container[-container][/protocol]`; a range gives one spec for each container port.
    public static List<PortSpec> parse(String text) {
        if (text.contains("=")) return parse(fromFields(text));
        int last = text.lastIndexOf(':');
        int middle = last < 0 ? -1 : text.lastIndexOf(':', last - 1);
        var container = text.substring(last + 1);
        var host = last < 0 ? "" : text.substring(middle + 1, last);
        var ip = middle < 0 ? "" : text.substring(0, middle);
        int slash = container.indexOf('/');
        var protocol = slash < 0 || slash == container.length() - 1 ? "tcp" : container.substring(slash + 1);
        var bare = slash < 0 ? container : container.substring(0, slash);
        // The protocol and the address are judged before the ports: the first mistake named is Docker's.
        var checked = new Port(1, protocol);
        var address = address(ip);
        if (bare.isEmpty()) throw new Problem.Invalid("no port specified: " + text + "<empty>");
        return pairs(address, host, bare, checked.protocol());
    }

    private static List<PortSpec> pairs(Optional<String> ip, String host, String container, String protocol) {
        var inside = range(container, "invalid containerPort: ");
        var outside = host.isEmpty() ? Optional.<PortRange>empty() : Optional.of(range(host, "invalid hostPort: "));
        if (inside.size() == 1) return List.of(new PortSpec(ip, outside, new Port(inside.first(), protocol)));
        if (outside.isPresent() && outside.get().size() != inside.size()) {
            throw new Problem.Invalid("invalid ranges specified for container and host Ports: " + container + " and " + host);
        }
        var specs = new ArrayList<PortSpec>();
        for (int i = 0; i < inside.size(); i++) {
            int offset = i;
            var at = outside.map(o -> new PortRange(o.first() + offset, o.first() + offset));
            specs.add(new PortSpec(ip, at, new Port(inside.first() + i, protocol)));
        }
        return specs;
    }

    private static PortRange range(String text, String complaint) {
        try {
            return PortRange.parse(text);
        } catch (Problem.Invalid e) {
            throw new Problem.Invalid(complaint + text);
        }
    }

    private static Optional<String> address(String text) {
        if (text.isEmpty()) return Optional.empty();
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!isAddress(bare)) throw new Problem.Invalid("invalid IP address: " + bare, "write numbers, such as 127.0.0.1 or [::1]");
        return Optional.of(bare);
    }

    /// Only literal addresses: no name is ever looked up here.
    private static boolean isAddress(String text) {
        if (!text.contains(":")) return FOUR.matcher(text).matches();
        if (!text.matches("[0-9a-fA-F:.]+")) return false;
        try {
            return InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The long form, `published=8080,target=80,protocol=udp`, in short.
    private static String fromFields(String text) {
        var fields = new HashMap<String, String>();
        for (var field : text.split(",", -1)) {
            int equals = field.indexOf('=');
            if (equals <= 0) throw new Problem.Invalid("invalid publish opts format (should be name=value but got '" + field + "')");
            fields.put(field.substring(0, equals), field.substring(equals + 1).replace("=", ""));
        }
        return fields.getOrDefault("published", "") + ":" + fields.getOrDefault("target", "") + "/" + fields.getOrDefault("protocol", "tcp");
    }

    /// The form `parse` reads again.
    @Override
    public String toString() {
        var address = ip.map(a -> a.contains(":") ? "[" + a + "]:" : a + ":").orElse("");
        return address + (ip.isPresent() || hostPort.isPresent() ? hostPort.map(PortRange::toString).orElse("") + ":" : "") + port;
    }
}
