package io.jukung.daemon.settings;

import io.jukung.base.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// All that the engine was told, checked. Each part gets the few values it needs, never this.
public record EngineConfig(
        List<String> hosts, Path dataRoot, Path execRoot, Optional<Path> pidFile, Optional<String> bip, Optional<String> bridge,
        List<URI> registryMirrors, Set<String> insecureRegistries, boolean debug, String logLevel, Optional<String> group, OptionalInt mtu,
        boolean iptables, boolean ipForward, boolean ipMasquerade, boolean icc, boolean userlandProxy, List<String> dns, List<String> dnsOptions,
        List<String> dnsSearch, String cgroupNamespace, String cgroupParent, int downloads, Optional<Path> runtime, List<String> labels) {

    /// Joins flags and file.
    /// @throws Problem.Invalid naming every mistake
    public static EngineConfig of(CommandLine line) throws IOException {
        var fileFlag = SettingsTable.byFlag("config-file").orElseThrow();
        var named = line.values().getOrDefault(fileFlag, List.of()).stream().findFirst();
        var file = Path.of(named.orElse(SettingsTable.DEFAULT_FILE));
        var values = new HashMap<>(ConfigFile.read(file, line.values(), named.isPresent()));
        values.putAll(line.values());
        return new Values(values).config();
    }

    private record Values(Map<Setting, List<String>> said) {
        EngineConfig config() {
            var hosts = list("host").isEmpty() ? List.of(SettingsTable.DEFAULT_HOST) : list("host");
            if (!List.of("overlay2", "overlay").contains(text("storage-driver").orElse(""))) {
                throw new Problem.Invalid("[graphdriver] ERROR: the storage-driver " + text("storage-driver").orElse("") + " is not supported", "leave it out: overlay2 is used");
            }
            var mode = text("default-cgroupns-mode").filter(text -> !text.isEmpty()).orElse(usualCgroups());
            if (!List.of("private", "host").contains(mode)) throw new Problem.Invalid("invalid default cgroup namespace (" + mode + "), use \"host\" or \"private\"");
            return new EngineConfig(hosts, path("data-root").orElseThrow(), path("exec-root").orElseThrow(), path("pidfile"), text("bip"), text("bridge"),
                    list("registry-mirror").stream().map(Values::mirror).toList(), new LinkedHashSet<>(list("insecure-registry")), yes("debug"),
                    yes("debug") ? "debug" : text("log-level").orElse("info"), text("group"), number("mtu"), yes("iptables"), yes("ip-forward"), yes("ip-masq"),
                    yes("icc"), yes("userland-proxy"), list("dns"), list("dns-opt"), list("dns-search"), mode, text("cgroup-parent").orElse("/jukung"),
                    number("max-concurrent-downloads").orElse(3), path("default-runtime"), list("label"));
        }

        /// A namespace of their own hides nothing in the older kind of cgroups, so Docker gives one only in the newer.
        private static String usualCgroups() {
            return Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers")) ? "private" : "host";
        }

        private static URI mirror(String text) {
            try {
                var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                if (uri.getHost() != null && List.of("http", "https").contains(String.valueOf(uri.getScheme()))) return uri;
            } catch (IllegalArgumentException e) {
                // falls through: the message below says what is wrong
            }
            throw new Problem.Invalid("invalid mirror: \"" + text + "\" is not a URL with http or https", "write it as http://host:port");
        }

        private List<String> list(String flag) {
            return said.getOrDefault(SettingsTable.byFlag(flag).orElseThrow(), List.of());
        }

        private Optional<String> text(String flag) {
            var setting = SettingsTable.byFlag(flag).orElseThrow();
            var values = said.getOrDefault(setting, List.of());
            return values.isEmpty() ? setting.standard() : values.stream().findFirst().filter(s -> !s.isEmpty());
        }

        private Optional<Path> path(String flag) {
            return text(flag).map(p -> flag.equals("default-runtime") ? Path.of(p) : Path.of(p).toAbsolutePath().normalize());
        }

        private boolean yes(String flag) {
            return text(flag).map(Boolean::parseBoolean).orElse(false);
        }

        private OptionalInt number(String flag) {
            return text(flag).map(s -> OptionalInt.of(Integer.parseInt(s))).orElse(OptionalInt.empty());
        }
    }
}
