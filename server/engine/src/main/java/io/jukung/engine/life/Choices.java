package io.jukung.engine.life;

import io.jukung.api.container.HostConfig;
import io.jukung.base.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks the words of a create request that name one of a few things: capabilities, drivers, runtimes, modes. Docker's words.
final class Choices {
    private static final Set<String> LOG_DRIVERS = Set.of("", "json-file", "local", "none", "journald", "syslog", "gelf", "fluentd", "awslogs", "splunk");
    private static final Set<String> CAPABILITIES = Set.of("ALL", "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE",
            "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN",
            "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID",
            "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
            "SYS_TTY_CONFIG", "SYSLOG", "WAKE_ALARM");

    private static final Set<String> RUNTIMES = Set.of("", "runc", "crun", "io.containerd.runc.v2");

    private static final Set<String> TRUTHS = Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

    private static final List<String> SECURITY = List.of("apparmor", "label", "no-new-privileges", "seccomp", "systempaths");

    private Choices() {}

    static void check(HostConfig host, ObjectNode tree) {
        capabilities("CapAdd", host.capAdd());
        capabilities("CapDrop", host.capDrop());
        var driver = tree.path("LogConfig").path("Type").asString("");
        if (!LOG_DRIVERS.contains(driver)) {
            throw new Problem.Invalid("error looking up logging plugin " + driver + ": plugin \"" + driver + "\" not found", "use json-file or none");
        }
        LogOptions.names(tree.path("LogConfig"));
        var isolation = tree.path("Isolation").asString("");
        if (!List.of("", "default").contains(isolation)) throw new Problem.Invalid("invalid isolation (" + isolation + "): linux only supports 'default'", "leave --isolation out");
        if (tree.path("Annotations").has("")) throw new Problem.Invalid("invalid Annotations: the empty string is not permitted as an annotation key");
        storage(tree.path("StorageOpt"));
        var runtime = host.runtime() == null ? "" : host.runtime();
        if (!RUNTIMES.contains(runtime)) throw new Problem.Invalid("unknown or invalid runtime name: " + runtime, "leave --runtime out");
        for (var option : host.securityOpt() == null ? List.<String>of() : host.securityOpt()) {
            security(option);
        }
        mode("IPC", host.ipcMode(), List.of("private", "none", "host", "shareable"));
    }

    private static void security(String option) {
        if (option.equals("no-new-privileges")) return;
        var parts = option.split("[=:]", 2);
        if (parts.length < 2) throw new Problem.Internal("invalid --security-opt 1: \"" + option + "\"", "write it as NAME=VALUE");
        boolean wrong = !SECURITY.contains(parts[0]) || parts[0].equals("no-new-privileges") && !TRUTHS.contains(parts[1]) || parts[0].equals("systempaths") && !parts[1].equals("unconfined");
        if (wrong) throw new Problem.Internal("invalid --security-opt 2: \"" + option + "\"", "use one of " + String.join(", ", SECURITY));
    }

    private static void storage(JsonNode options) {
        for (var name : options.propertyNames()) {
            if (!name.equals("size")) throw new Problem.Internal("Unknown option " + name, "leave --storage-opt out");
            throw new Problem.Internal("--storage-opt is supported only for overlay over xfs with 'pquota' mount option", "leave --storage-opt out");
        }
    }

    private static void capabilities(String field, @Nullable List<String> names) {
        if (names == null) return;
        for (var name : names) {
            var bare = name.toUpperCase(Locale.ROOT);
            if (bare.startsWith("CAP_")) bare = bare.substring(4);
            if (!CAPABILITIES.contains(bare)) throw new Problem.Invalid("invalid " + field + ": unknown capability: \"CAP_" + bare + "\"", "see capabilities(7)");
        }
    }

    private static void mode(String what, @Nullable String mode, List<String> allowed) {
        if (mode == null || mode.isEmpty() || mode.startsWith("container:") || allowed.contains(mode)) return;
        throw new Problem.Invalid("invalid " + what + " mode: " + mode, "use one of " + String.join(", ", allowed));
    }
}
