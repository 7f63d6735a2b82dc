package io.jukung.runtime.spec;

import io.jukung.base.Problem;
import io.jukung.runtime.SecuritySpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which capabilities a container gets: Docker's fourteen, more or fewer as asked, and never more than the engine has.
final class CapabilitySet {
    /// The kernel's names, each at the index of its bit.
    static final List<String> ALL = List.of("CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "KILL", "SETGID",
            "SETUID", "SETPCAP", "LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_ADMIN", "NET_RAW", "IPC_LOCK",
            "IPC_OWNER", "SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT", "SYS_ADMIN", "SYS_BOOT", "SYS_NICE",
            "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE", "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP",
            "MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM", "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF",
            "CHECKPOINT_RESTORE").stream().map(n -> "CAP_" + n).toList();
    private static final List<String> USUAL = List.of("CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID", "CAP_FOWNER", "CAP_MKNOD",
            "CAP_NET_RAW", "CAP_SETGID", "CAP_SETUID", "CAP_SETFCAP", "CAP_SETPCAP", "CAP_NET_BIND_SERVICE", "CAP_SYS_CHROOT",
            "CAP_KILL", "CAP_AUDIT_WRITE");

    private CapabilitySet() {}

    static List<String> of(SecuritySpec security, long available, Warnings warnings) {
        var wanted = wanted(security);
        var given = new ArrayList<String>();
        var refused = new ArrayList<String>();
        for (int bit = 0; bit < ALL.size(); bit++) {
            var name = ALL.get(bit);
            if (!wanted.contains(name)) continue;
            if ((available >> bit & 1) == 1) given.add(name);
            else refused.add(name);
        }
        if (!refused.isEmpty()) warnings.add("this engine has not got " + String.join(", ", refused) + ": the container runs without");
        return given;
    }

    private static Set<String> wanted(SecuritySpec security) {
        if (security.privileged()) return Set.copyOf(ALL);
        var add = names(security.capAdd());
        var drop = names(security.capDrop());
        var wanted = new LinkedHashSet<String>();
        if (add.contains("ALL")) wanted.addAll(ALL);
        else if (!drop.contains("ALL")) wanted.addAll(USUAL);
        wanted.removeAll(drop);
        add.remove("ALL");
        wanted.addAll(add);
        return wanted;
    }

    private static Set<String> names(List<String> raw) {
        var names = new LinkedHashSet<String>();
        for (var text : raw) {
            var upper = text.toUpperCase(Locale.ROOT);
            var name = upper.equals("ALL") || upper.startsWith("CAP_") ? upper : "CAP_" + upper;
            if (!name.equals("ALL") && !ALL.contains(name)) {
                throw new Problem.Invalid("invalid capability: \"" + text + "\"", "see 'man capabilities' for the names, or use ALL");
            }
            names.add(name);
        }
        return names;
    }
}
