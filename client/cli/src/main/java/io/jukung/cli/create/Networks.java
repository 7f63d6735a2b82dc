package io.jukung.cli.create;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Line;
import io.jukung.cli.grammar.Values;
import io.jukung.notation.KeyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The networks a container is connected to, and how: `--network` in its short and long form, and the flags beside it.
///
/// `--ip`, `--network-alias`, `--link` and their like belong to the first network.
final class Networks {
    private final List<Attachment> attachments = new ArrayList<>();
    private final int asked;

    private static final class Attachment {
        private String network = "";
        private final List<String> aliases = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private final List<String> linkLocal = new ArrayList<>();
        private final Map<String, String> driverOptions = new LinkedHashMap<>();
        private String ip = "";
        private String ip6 = "";
        private String mac = "";
        private long priority;

        private boolean isPlain() {
            return aliases.isEmpty() && links.isEmpty() && linkLocal.isEmpty() && driverOptions.isEmpty() && ip.isEmpty() && ip6.isEmpty()
                    && mac.isEmpty() && priority == 0;
        }
    }

    Networks(Line line) {
        for (var text : line.all(CreateFlags.NETWORK)) attachments.add(parse(text));
        for (var text : line.all(CreateFlags.NET)) attachments.add(parse(text));
        asked = attachments.size();
        if (attachments.isEmpty()) attachments.add(parse("default"));
        var first = attachments.getFirst();
        first.aliases.addAll(line.all(CreateFlags.NETWORK_ALIAS));
        first.aliases.addAll(line.all(CreateFlags.NET_ALIAS));
        line.text(CreateFlags.IP).ifPresent(ip -> first.ip = ip);
        line.text(CreateFlags.IP6).ifPresent(ip -> first.ip6 = ip);
        line.text(CreateFlags.MAC_ADDRESS).ifPresent(mac -> first.mac = checkedMac(mac));
        first.linkLocal.addAll(line.all(CreateFlags.LINK_LOCAL_IP));
        if (userDefined(first.network)) for (var link : line.all(CreateFlags.LINK)) first.links.add(link(link));
        for (var attachment : attachments) check(attachment);
    }

    private void check(Attachment attachment) {
        boolean user = userDefined(attachment.network);
        if (!user && !attachment.aliases.isEmpty()) throw new Problem.Invalid("network-scoped aliases are only supported for user-defined networks",
                "make one with 'network create', and connect the container to it by --network");
        if (attachments.size() > 1 && !user) throw new Problem.Invalid("conflicting options: cannot attach both user-defined and non-user-defined network-modes");
    }

    private static String link(String text) { return text.indexOf(':') < 0 ? text + ":" + text : text; }

    private static boolean userDefined(String mode) {
        return switch (mode) {
            case "default", "bridge", "host", "none", "" -> false;
            default -> !mode.startsWith("container:");
        };
    }

    private static String checkedMac(String mac) {
        if (!mac.strip().matches("(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}")) throw new Problem.Invalid(mac + " is not a valid mac address");
        return mac.strip();
    }

    private static Attachment parse(String text) {
        var attachment = new Attachment();
        if (text.indexOf('=') < 0) {
            attachment.network = text;
            return attachment;
        }
        for (var field : text.split(",")) {
            var pair = KeyValue.parse(field);
            var value = pair.value().orElse("");
            switch (pair.key().strip().toLowerCase(java.util.Locale.ROOT)) {
                case "name" -> attachment.network = value;
                case "alias" -> attachment.aliases.add(value);
                case "ip" -> attachment.ip = value;
                case "ip6" -> attachment.ip6 = value;
                case "mac-address" -> attachment.mac = checkedMac(value);
                case "link-local-ip" -> attachment.linkLocal.add(value);
                case "driver-opt" -> {
                    var option = KeyValue.parse(value);
                    attachment.driverOptions.put(option.key(), option.value().orElse(""));
                }
                case "gw-priority" -> attachment.priority = Values.number(value);
                default -> throw new Problem.Invalid("invalid field key " + pair.key());
            }
        }
        return attachment;
    }

    /// The container's network mode: its first network.
    String mode() { return attachments.getFirst().network; }

    JsonObject json() {
        var endpoints = new JsonObject();
        for (var attachment : attachments) {
            // One network with nothing said about it is known by the network mode alone.
            if (asked == 1 && attachment.isPlain()) continue;
            if (endpoints.has(attachment.network)) throw new Problem.Invalid("network \"" + attachment.network + "\" is specified multiple times");
            endpoints.add(attachment.network, endpoint(attachment));
        }
        var config = new JsonObject();
        config.add("EndpointsConfig", endpoints);
        return config;
    }

    private static JsonObject endpoint(Attachment attachment) {
        var ipam = new JsonObject();
        if (!attachment.ip.isEmpty()) ipam.addProperty("IPv4Address", attachment.ip);
        if (!attachment.ip6.isEmpty()) ipam.addProperty("IPv6Address", attachment.ip6);
        if (!attachment.linkLocal.isEmpty()) ipam.add("LinkLocalIPs", Json.array(attachment.linkLocal));
        var endpoint = new JsonObject();
        endpoint.add("IPAMConfig", ipam.isEmpty() ? JsonNull.INSTANCE : ipam);
        endpoint.add("Links", Json.arrayOrNull(attachment.links));
        endpoint.add("Aliases", Json.arrayOrNull(attachment.aliases));
        endpoint.addProperty("MacAddress", attachment.mac);
        endpoint.add("DriverOpts", Json.objectOrNull(attachment.driverOptions));
        endpoint.addProperty("GwPriority", attachment.priority);
        for (var key : List.of("NetworkID", "EndpointID", "Gateway", "IPAddress")) endpoint.addProperty(key, "");
        endpoint.addProperty("IPPrefixLen", 0);
        for (var key : List.of("IPv6Gateway", "GlobalIPv6Address")) endpoint.addProperty(key, "");
        endpoint.addProperty("GlobalIPv6PrefixLen", 0);
        endpoint.add("DNSNames", JsonNull.INSTANCE);
        return endpoint;
    }
}
