package io.jukung.engine.life;

import io.jukung.base.Problem;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Checks what a create request says of names, addresses and networks, in Docker's words.
final class NetworkChoices {
    private static final Set<String> BUILT_IN = Set.of("bridge", "host", "none", "default");
    private static final Pattern MAC = Pattern.compile("(?i)[0-9a-f]{2}((:[0-9a-f]{2})+|(-[0-9a-f]{2})+)|[0-9a-f]{4}(\\.[0-9a-f]{4})+");
    private static final Set<Integer> MAC_BYTES = Set.of(6, 8, 20);

    private NetworkChoices() {}

    /// @param body       the whole request
    /// @param hostConfig its part for this host, every field under its own name
    static void check(JsonNode body, JsonNode hostConfig) {
        var mode = hostConfig.path("NetworkMode").asString("");
        for (var wish : hostConfig.path("ExtraHosts")) extraHost(wish.asString(""));
        links(mode, hostConfig.path("Links"));
        if (mode.startsWith("container:")) {
            conflict(!hostConfig.path("Dns").isEmpty(), "dns and the network mode");
            conflict(!hostConfig.path("ExtraHosts").isEmpty(), "custom host-to-IP mapping and the network mode");
        }
        if (mode.equals("bridge")) mac(mode, body.path("MacAddress").asString(""));
        for (var endpoint : body.path("NetworkingConfig").path("EndpointsConfig").properties()) endpoint(endpoint.getKey(), endpoint.getValue());
    }

    private static void extraHost(String wish) {
        int colon = wish.indexOf(':');
        if (colon <= 0) throw new Problem.Invalid("bad format for add-host: \"" + wish + "\"", "write name:address, such as db:10.0.0.5");
        var address = wish.substring(colon + 1);
        if (!address.equals("host-gateway") && !isAddress(address)) {
            throw new Problem.Invalid("invalid IP address in add-host: \"" + address + "\"", "write name:address, such as db:10.0.0.5");
        }
    }

    private static void links(String mode, JsonNode links) {
        var kind = mode.equals("host") ? "host type networking" : mode.startsWith("container:") ? "container type network" : "";
        if (links.isEmpty() || kind.isEmpty()) return;
        throw new Problem.Invalid("conflicting options: " + kind + " can't be used with links. This would result in undefined behavior", "leave --link out");
    }

    private static void conflict(boolean there, String what) {
        if (there) throw new Problem.Invalid("conflicting options: " + what, "give such options to the container whose network it is");
    }

    private static void endpoint(String network, JsonNode endpoint) {
        mac(network, endpoint.path("MacAddress").asString(""));
        if (!BUILT_IN.contains(network)) return;
        var wrong = new ArrayList<String>();
        if (!endpoint.path("Aliases").isEmpty()) wrong.add("network-scoped alias is supported only for containers in user defined networks");
        var four = endpoint.path("IPAMConfig").path("IPv4Address").asString("");
        var six = endpoint.path("IPAMConfig").path("IPv6Address").asString("");
        if (!four.isEmpty() || !six.isEmpty()) {
            wrong.add("user specified IP address is supported on user defined networks only");
            if (!four.isEmpty() && (four.contains(":") || !isAddress(four))) wrong.add("invalid IPv4 address: " + four);
            if (!six.isEmpty() && (!six.contains(":") || !isAddress(six))) wrong.add("invalid IPv6 address: " + six);
            wrong.add("user specified IP address is supported only when connecting to networks with user configured subnets");
        }
        if (wrong.isEmpty()) return;
        throw new Problem.Invalid("invalid config for network " + network + ": invalid endpoint settings:\n" + (wrong.size() == 1 ? wrong.getFirst() : list(wrong)),
                "leave addresses and aliases out: they need a network of your own");
    }

    private static String list(List<String> lines) {
        return "* " + String.join("\n* ", lines);
    }

    private static void mac(String network, String text) {
        if (text.isEmpty()) return;
        int digits = (int) text.chars().filter(c -> Character.digit(c, 16) >= 0).count();
        if (!MAC.matcher(text).matches() || !MAC_BYTES.contains(digits / 2)) {
            throw new Problem.Invalid("invalid config for network " + network + ": invalid MAC address " + text, "write it as 02:42:ac:11:00:02");
        }
    }

    private static boolean isAddress(String text) {
        try {
            if (text.indexOf(':') < 0 && !text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) return false;
            if (text.startsWith("[")) return false;
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
