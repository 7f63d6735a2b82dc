package io.jukung.network.bridge;

import io.jukung.kernel.Nft;
import io.jukung.kernel.Pipe;
import io.jukung.kernel.Spawn;
import io.jukung.kernel.SpawnRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Other programs (a dockerd, ufw) leave the FORWARD chain of iptables with the policy DROP; a drop anywhere is final,
/// so an accept in our own table would be in vain. Then, and only then, two rules go into their chain, and leave again.
///
/// They carry no connection state on purpose: our own table has dropped before what nobody asked for, and older
/// iptables refuse to print chains with rules they would not have written.
final class ForwardPolicy {
    private static final Pattern DROPS = Pattern.compile("chain FORWARD \\{[^}]*policy drop", Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLE = Pattern.compile("# handle (\\d+)");
    private final String bridge;

    ForwardPolicy(String bridge) {
        this.bridge = bridge;
    }

    /// @return what was done, for the warnings; empty if nothing had to be
    Optional<String> arrange() throws IOException {
        var table = list();
        if (!DROPS.matcher(table).find()) return Optional.empty();
        var chain = table.contains("chain DOCKER-USER {") ? "DOCKER-USER" : "FORWARD";
        if (!handles(table, chain).isEmpty()) return Optional.of(told(chain));
        Nft.apply("insert rule ip filter %1$s iifname \"%2$s\" accept\ninsert rule ip filter %1$s oifname \"%2$s\" accept\n".formatted(chain, bridge));
        return Optional.of(told(chain));
    }

    private String told(String chain) {
        return "the FORWARD policy of iptables is DROP: rules that accept " + bridge + " were added to " + chain;
    }

    void remove() throws IOException {
        var table = list();
        var script = new StringBuilder();
        for (var chain : List.of("FORWARD", "DOCKER-USER")) {
            for (var handle : handles(table, chain)) script.append("delete rule ip filter ").append(chain).append(" handle ").append(handle).append('\n');
        }
        if (!script.isEmpty()) Nft.apply(script.toString());
    }

    private List<String> handles(String table, String chain) {
        int start = table.indexOf("chain " + chain + " {");
        if (start < 0) return List.of();
        return table.substring(start, table.indexOf('}', start)).lines()
                .filter(l -> l.contains("ifname \"" + bridge + "\" accept"))
                .flatMap(l -> HANDLE.matcher(l).results().map(m -> m.group(1))).toList();
    }

    /// The table of iptables with the handles of its rules; empty where there is none.
    private static String list() throws IOException {
        try (var pipe = Pipe.open();
                var child = Spawn.start(new SpawnRequest(List.of("nft", "-a", "list", "table", "ip", "filter"),
                        Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"), List.of(-1, pipe.writeEnd(), -1), false, Optional.empty()))) {
            pipe.closeWriteEnd();
            var text = new String(pipe.input().readAllBytes(), StandardCharsets.UTF_8);
            return child.await() == 0 ? text : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
