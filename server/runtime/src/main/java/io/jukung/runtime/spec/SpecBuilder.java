package io.jukung.runtime.spec;

import io.jukung.oci.LinuxSpec;
import io.jukung.oci.RuntimeSpec;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.ExecSpec;
import io.jukung.runtime.NamespaceSpec;
import io.jukung.runtime.Resources;
import io.jukung.runtime.SecuritySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the runtime's spec of a container's description: Docker's defaults, lowered to what this host can give.
/// Any thread may call.
public final class SpecBuilder {
    private static final List<String> MASKED = List.of("/proc/asound", "/proc/acpi", "/proc/interrupts", "/proc/kcore",
            "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi",
            "/sys/firmware", "/sys/devices/virtual/powercap");
    private static final List<String> READONLY = List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final HostLimits host;
    private final String cgroupParent;

    /// @param cgroupParent for containers that name none, such as `/jukung`
    public SpecBuilder(HostLimits host, String cgroupParent) {
        this.host = host;
        this.cgroupParent = cgroupParent;
    }

    /// @throws io.jukung.base.Problem if the description asks for what cannot be, such as an unknown user
    public BuiltSpec build(ContainerSpec spec) throws IOException {
        var warnings = new Warnings();
        var capabilities = CapabilitySet.of(spec.security(), host.capabilities(), warnings);
        var process = new ProcessPart(host).forContainer(spec, capabilities, warnings);
        var ownUts = !(spec.namespaces().uts() instanceof NamespaceSpec.Host);
        var hostname = ownUts && !spec.hostname().isEmpty() ? Optional.of(spec.hostname()) : Optional.<String>empty();
        var built = new RuntimeSpec(RuntimeSpec.VERSION, process, new RuntimeSpec.Root(spec.rootfs().toString(), spec.readonlyRootfs()),
                hostname, Optional.empty(), new MountTable(spec).mounts(), Optional.empty(), spec.annotations(),
                linux(spec, capabilities, warnings));
        return new BuiltSpec(built, warnings.list());
    }

    /// The process of an exec: what it does not say itself it has from the container.
    public RuntimeSpec.Process exec(RuntimeSpec container, ExecSpec exec) throws IOException {
        return new ProcessPart(host).forExec(container, exec);
    }

    public io.jukung.oci.Resources update(Resources resources) {
        return new ResourcePart(host).limits(resources, new Warnings());
    }

    private LinuxSpec linux(ContainerSpec spec, List<String> capabilities, Warnings warnings) throws IOException {
        var privileged = spec.security().privileged();
        var nodes = new DeviceNodes(spec.resources().devices(), privileged);
        var limits = new ResourcePart(host).limits(spec.resources(), warnings);
        var resources = new io.jukung.oci.Resources(nodes.rules(spec.resources().deviceRules()), limits.memory(), limits.cpu(),
                limits.pids(), limits.blockIO(), List.of(), Map.of());
        return new LinuxSpec(List.of(), List.of(), sysctls(spec), Optional.of(resources), Optional.of(cgroupsPath(spec)),
                namespaces(spec.namespaces()), nodes.nodes(), SeccompProfile.of(spec.security(), capabilities, host),
                MountTable.rootPropagation(spec.mounts()), paths(spec.security(), spec.security().masked(), MASKED),
                paths(spec.security(), spec.security().readonly(), READONLY), Optional.empty());
    }

    private String cgroupsPath(ContainerSpec spec) {
        return spec.cgroupParent().filter(p -> !p.isEmpty()).map(parent -> cgroupsPath(parent, spec.id())).orElseGet(() -> cgroupsPath(spec.id()));
    }

    /// The group of a container that names no parent.
    public String cgroupsPath(String id) {
        return cgroupsPath(cgroupParent, id);
    }

    private static String cgroupsPath(String parent, String id) {
        return Path.of("/").resolve(parent).resolve(id).normalize().toString();
    }

    private static List<String> paths(SecuritySpec security, Optional<List<String>> asked, List<String> usual) {
        return asked.orElse(security.privileged() ? List.of() : usual);
    }

    private static Map<String, String> sysctls(ContainerSpec spec) {
        var map = new TreeMap<String, String>();
        if (!(spec.namespaces().network() instanceof NamespaceSpec.Host)) {
            map.put("net.ipv4.ip_unprivileged_port_start", "0");
            map.put("net.ipv4.ping_group_range", "0 2147483647");
        }
        if (!spec.domainname().isEmpty() && spec.namespaces().uts() instanceof NamespaceSpec.Own) map.put("kernel.domainname", spec.domainname());
        map.putAll(spec.sysctls());
        return map;
    }

    private static List<LinuxSpec.Namespace> namespaces(NamespaceSpec spaces) {
        var list = new ArrayList<LinuxSpec.Namespace>();
        list.add(LinuxSpec.Namespace.fresh("mount"));
        add(list, "network", spaces.network());
        add(list, "uts", spaces.uts());
        add(list, "pid", spaces.pid());
        add(list, "ipc", spaces.ipc());
        add(list, "cgroup", spaces.cgroup());
        return list;
    }

    private static void add(List<LinuxSpec.Namespace> list, String type, NamespaceSpec.Space space) {
        switch (space) {
            case NamespaceSpec.Own() -> list.add(LinuxSpec.Namespace.fresh(type));
            case NamespaceSpec.Host() -> { }
            case NamespaceSpec.At(var file) -> list.add(new LinuxSpec.Namespace(type, Optional.of(file.toString())));
        }
    }
}
