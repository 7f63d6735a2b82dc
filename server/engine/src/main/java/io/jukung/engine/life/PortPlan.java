package io.jukung.engine.life;

import io.jukung.api.container.HostConfig;
import io.jukung.base.Problem;
import io.jukung.network.PortRange;
import io.jukung.network.Protocol;
import io.jukung.network.PublishedPort;
import io.jukung.notation.Port;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which ports a create request publishes: those it binds, and with `-P` every exposed one it does not.
final class PortPlan {
    private PortPlan() {}

    static List<PublishedPort> of(HostConfig host, Set<String> exposed) {
        var published = new ArrayList<PublishedPort>();
        var bound = new TreeSet<Port>();
        if (host.portBindings() != null) {
            var sorted = new TreeMap<Port, List<HostConfig.PortBinding>>();
            host.portBindings().forEach((key, bindings) -> sorted.put(port(key), bindings == null ? List.of() : bindings));
            sorted.forEach((port, bindings) -> {
                bound.add(port);
                for (var binding : bindings) published.add(publish(port, binding));
            });
        }
        if (host.publishAllPorts()) {
            for (var text : new TreeSet<>(exposed)) {
                for (var port : Port.parseRange(text)) {
                    if (bound.add(port)) published.add(publish(port, new HostConfig.PortBinding("", "")));
                }
            }
        }
        return published;
    }

    private static Port port(String key) {
        int slash = key.indexOf('/');
        var number = slash < 0 ? key : key.substring(0, slash);
        if (!number.isEmpty()) number(number, number);
        return Port.parse(key);
    }

    /// @param whole what Docker names where a part of it is no port
    private static void number(String text, String whole) {
        boolean right = text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535;
        if (!right) throw new Problem.Invalid("invalid port specification: \"" + whole + "\"", "write a port from 1 to 65535");
    }

    private static PublishedPort publish(Port port, HostConfig.PortBinding binding) {
        return new PublishedPort(Protocol.parse(port.protocol()), port.number(), address(binding.hostIp()), range(binding.hostPort()));
    }

    private static Optional<InetAddress> address(@Nullable String text) {
        if (text == null || text.isEmpty()) return Optional.empty();
        try {
            // only literal addresses: a name would ask the network
            if (text.chars().noneMatch(c -> c != '.' && c != ':' && Character.digit(c, 16) < 0)) return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            // falls through: the message below says what is wrong
        }
        throw new Problem.Invalid("invalid IP address: " + text, "publish on an address of this host, such as 127.0.0.1");
    }

    private static Optional<PortRange> range(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("0")) return Optional.empty();
        var ends = text.split("-", 2);
        for (var end : ends) number(end, text);
        if (ends.length == 2 && Integer.parseInt(ends[1]) < Integer.parseInt(ends[0])) throw new Problem.Invalid("invalid port specification: \"" + text + "\"", "write the lower port first");
        var range = io.jukung.notation.PortRange.parse(text);
        return Optional.of(new PortRange(range.first(), range.last()));
    }
}
