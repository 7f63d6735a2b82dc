package io.jukung.network.bridge;

import io.jukung.kernel.Nft;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The engine's one nft table: published ports as map elements, masquerading, and what may be forwarded.
///
/// Every change is one script, all or nothing. What should stand is remembered: if a change fails because somebody
/// flushed the table, the whole table is laid again, with everything in it.
final class Firewall {
    private final BridgeSettings settings;
    private final Map<String, List<Mapping>> published = new ConcurrentHashMap<>();

    Firewall(BridgeSettings settings) {
        this.settings = settings;
    }

    /// Notes what a sandbox publishes without touching the kernel: the next `lay` brings it.
    void remember(String id, List<Mapping> mappings) {
        if (!mappings.isEmpty()) published.put(id, mappings);
    }

    /// Replaces the table by what should stand; connections that are open stay open.
    void lay(Subnet subnet) throws IOException {
        if (settings.firewall()) Nft.apply(table(subnet));
    }

    void publish(String id, List<Mapping> mappings, Subnet subnet) throws IOException {
        if (mappings.isEmpty() || !settings.firewall()) return;
        published.put(id, mappings);
        change("add", mappings, Mapping::element, subnet);
    }

    void withdraw(String id, Subnet subnet) throws IOException {
        var mappings = published.remove(id);
        if (mappings == null || !settings.firewall()) return;
        change("delete", mappings, Mapping::key, subnet);
    }

    void remove() throws IOException {
        if (!settings.firewall()) return;
        Nft.apply("add table ip %1$s\ndelete table ip %1$s\n".formatted(settings.table()));
        if (!settings.betweenContainers()) Nft.apply("add table bridge %1$s\ndelete table bridge %1$s\n".formatted(settings.table()));
    }

    private void change(String verb, List<Mapping> mappings, Function<Mapping, String> text, Subnet subnet) throws IOException {
        var script = new StringBuilder();
        mappings.stream().collect(Collectors.groupingBy(Mapping::map)).forEach((map, group) ->
                script.append("%s element ip %s %s { %s }%n".formatted(verb, settings.table(), map, joined(group, text))));
        try {
            Nft.apply(script.toString());
        } catch (IOException e) {
            lay(subnet);
        }
    }

    private static String joined(Collection<Mapping> mappings, Function<Mapping, String> text) {
        return mappings.stream().map(text).distinct().collect(Collectors.joining(", "));
    }

    private String elements(String map) {
        var all = published.values().stream().flatMap(List::stream).filter(m -> m.map().equals(map)).toList();
        return all.isEmpty() ? "" : "elements = { " + joined(all, Mapping::element) + " }";
    }

    private String table(Subnet subnet) {
        // A first "add" makes the "delete" succeed where there was none; the three are one transaction.
        var text = """
                add table ip TABLE
                delete table ip TABLE
                table ip TABLE {
                  map pub { type inet_proto . inet_service : ipv4_addr . inet_service; PUB }
                  map pubat { type ipv4_addr . inet_proto . inet_service : ipv4_addr . inet_service; AT }
                  set bridges { type ifname; elements = { "BRIDGE" } }
                  set subnets { type ipv4_addr; flags interval; elements = { SUBNET } }
                  chain guard { type filter hook prerouting priority -300; policy accept;
                    iifname @bridges ip daddr 127.0.0.0/8 drop
                  }
                  chain pre { type nat hook prerouting priority -105; policy accept;
                    iifname != "lo" ip daddr 127.0.0.0/8 return
                    jump translate
                  }
                  chain out { type nat hook output priority -105; policy accept; jump translate; }
                  chain translate {
                    fib daddr type local dnat ip to ip daddr . meta l4proto . th dport map @pubat
                    fib daddr type local dnat ip to meta l4proto . th dport map @pub
                  }
                  chain post { type nat hook postrouting priority 95; policy accept;
                    MASQUERADE
                    ip saddr 127.0.0.0/8 oifname @bridges masquerade
                    ip saddr @subnets oifname @bridges ct status dnat masquerade
                  }
                  chain through { type filter hook forward priority -5; policy accept;
                    oifname @bridges ct state established,related accept
                    oifname @bridges ct status dnat accept
                    iifname @bridges oifname != @bridges accept
                    oifname @bridges iifname != @bridges drop
                  }
                }
                """.replace("TABLE", settings.table()).replace("BRIDGE", settings.bridge()).replace("SUBNET", subnet.range())
                .replace("MASQUERADE", settings.masquerade() ? "ip saddr @subnets oifname != @bridges masquerade" : "")
                .replace("PUB", elements("pub")).replace("AT }", elements("pubat") + " }");
        return settings.betweenContainers() ? text : text + SILENCE.replace("TABLE", settings.table()).replace("PORTS", settings.portPrefix());
    }

    /// Containers on one bridge meet below IP, where only the bridge family sees them.
    private static final String SILENCE = """
            add table bridge TABLE
            delete table bridge TABLE
            table bridge TABLE {
              chain through { type filter hook forward priority 0; policy accept;
                iifname "PORTS*" oifname "PORTS*" drop
              }
            }
            """;
}
