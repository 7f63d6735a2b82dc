package io.jukung.network.files;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// What a resolv.conf says, and the text of a container's one.
public record ResolvConf(List<String> nameservers, List<String> search, List<String> options) {
    /// Where systemd-resolved keeps the real servers when /etc/resolv.conf names only its stub at 127.0.0.53.
    public static final String RESOLVED = "/run/systemd/resolve/resolv.conf";
    private static final List<String> FALLBACK = List.of("8.8.8.8", "8.8.4.4");

    public ResolvConf {
        nameservers = List.copyOf(nameservers);
        search = List.copyOf(search);
        options = List.copyOf(options);
    }

    public static ResolvConf parse(String text) {
        var nameservers = new ArrayList<String>();
        List<String> search = List.of();
        var options = new ArrayList<String>();
        for (var line : text.lines().map(String::strip).filter(l -> !l.startsWith("#") && !l.startsWith(";")).toList()) {
            var words = List.of(line.split("\\s+"));
            var values = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "nameserver" -> values.stream().limit(1).forEach(nameservers::add);
                case "search", "domain" -> search = values; // the last one counts
                case "options" -> options.addAll(values);
                default -> { } // sortlist and what is to come
            }
        }
        return new ResolvConf(nameservers, search, options);
    }

    /// Whether every server is systemd-resolved's stub, so that the file at `RESOLVED` should be asked instead.
    public boolean onlyStub() {
        return !nameservers.isEmpty() && nameservers.stream().allMatch(n -> n.equals("127.0.0.53"));
    }

    /// What a container with a namespace of its own gets: servers on the host's loopback cannot be reached from there.
    public ResolvConf forContainer() {
        var reachable = nameservers.stream().filter(n -> !isLoopback(n)).toList();
        return new ResolvConf(reachable.isEmpty() ? FALLBACK : reachable, search, options);
    }

    /// `--dns`, `--dns-search`, `--dns-option`: each, if given, takes the place of what stood there; `.` as the only search means none.
    public ResolvConf with(List<String> dns, List<String> dnsSearch, List<String> dnsOptions) {
        return new ResolvConf(dns.isEmpty() ? nameservers : dns,
                dnsSearch.isEmpty() ? search : dnsSearch.equals(List.of(".")) ? List.of() : dnsSearch,
                dnsOptions.isEmpty() ? options : dnsOptions);
    }

    public String text() {
        var text = new StringBuilder();
        nameservers.forEach(n -> text.append("nameserver ").append(n).append('\n'));
        if (!search.isEmpty()) text.append("search ").append(String.join(" ", search)).append('\n');
        if (!options.isEmpty()) text.append("options ").append(String.join(" ", options)).append('\n');
        return text.toString();
    }

    private static boolean isLoopback(String server) {
        try {
            int zone = server.indexOf('%');
            return InetAddress.ofLiteral(zone < 0 ? server : server.substring(0, zone)).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return true; // not an address: of no use to anybody
        }
    }
}
