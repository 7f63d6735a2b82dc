package io.jukung.daemon.settings;

import java.util.List;
import java.util.Optional;

/// Every setting, in the order help shows them. A new one is a line here and a line in `EngineConfig`.
public final class SettingsTable {
    public static final String DEFAULT_HOST = "unix:///run/jukung/engine.sock";
    public static final String DEFAULT_FILE = "/etc/jukung/engine.json";

    public static final List<Setting> ALL = List.of(
            Setting.text("bip", "Address and prefix of the bridge, such as 172.20.0.1/16", ""),
            Setting.text("bridge", "Bridge that containers are attached to", "").or('b'),
            Setting.text("cgroup-parent", "Cgroup that containers are put below", "/jukung"),
            Setting.text("config-file", "File with settings", DEFAULT_FILE),
            Setting.text("data-root", "Folder for what must last", "/var/lib/jukung"),
            Setting.yesNo("debug", "Say more in the log", false).or('D'),
            Setting.text("default-cgroupns-mode", "Cgroup namespace of containers that name none (host, private; by the kind of cgroups)", ""),
            Setting.text("default-runtime", "OCI runtime to use, by name or path; else the first that works of crun and runc", ""),
            Setting.list("dns", "dns", "Name server for containers"),
            Setting.list("dns-opt", "dns-opts", "Resolver option for containers"),
            Setting.list("dns-search", "dns-search", "Search domain for containers"),
            Setting.text("exec-root", "Folder for files of this boot", "/run/jukung"),
            Setting.text("group", "Group that may use the socket", "docker").or('G'),
            Setting.list("host", "hosts", "Where to listen (unix:///path, tcp://address:port, fd:// for sockets of systemd)").or('H'),
            Setting.yesNo("icc", "Let containers on the default bridge talk to each other", true),
            Setting.list("insecure-registry", "insecure-registries", "Registry (host:port or network) that may be used without TLS"),
            Setting.yesNo("ip-forward", "Switch IPv4 forwarding on", true),
            Setting.yesNo("ip-masq", "Let containers leave with the host's address", true),
            Setting.yesNo("iptables", "Keep firewall rules", true),
            Setting.list("label", "labels", "Label of this engine (name=value)"),
            Setting.yesNo("live-restore", "Containers outlive the engine: they always do", true),
            Setting.text("log-level", "Least that is logged (debug, info, warn, error, fatal)", "info").or('l'),
            Setting.number("max-concurrent-downloads", "Layers downloaded at once", "3"),
            Setting.number("mtu", "Largest packet on the default bridge", ""),
            Setting.text("pidfile", "File that holds the engine's process id", "").or('p'),
            Setting.list("registry-mirror", "registry-mirrors", "Mirror to ask before Docker Hub"),
            Setting.text("storage-driver", "How layers are stacked (overlay2)", "overlay2").or('s'),
            Setting.yesNo("userland-proxy", "Relay ::1 to published ports", true));

    private SettingsTable() {}

    static Optional<Setting> byFlag(String name) {
        return ALL.stream().filter(s -> s.flag().equals(name)).findFirst();
    }

    static Optional<Setting> byLetter(char letter) {
        return ALL.stream().filter(s -> s.letter() == letter).findFirst();
    }

    static Optional<Setting> byKey(String key) {
        return ALL.stream().filter(s -> s.key().equals(key)).findFirst();
    }
}
