package io.jukung.routes;

import io.jukung.api.ApiVersion;
import io.jukung.api.Wire;
import io.jukung.engine.ContainerState;
import io.jukung.notation.Platform;
import io.jukung.notation.Timestamps;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// `version` and `info`, field by field in Docker's order.
final class SystemView {
    private static final String HUB = "docker.io";

    private final RoutesParts parts;
    private final SystemFacts facts;

    SystemView(RoutesParts parts) {
        this.parts = parts;
        this.facts = parts.facts();
    }

    ObjectNode version() {
        var view = Wire.object();
        view.putObject("Platform").put("Name", "Jukung");
        var components = view.putArray("Components");
        var built = Timestamps.print(facts.buildTime());
        var arch = Platform.host().architecture();
        var java = "java" + Runtime.version().feature();
        components.addObject().put("Name", "Engine").put("Version", facts.version()).putObject("Details")
                .put("ApiVersion", ApiVersion.NEWEST.toString()).put("Arch", arch).put("BuildTime", built).put("Experimental", "false")
                .put("GitCommit", facts.gitCommit()).put("GoVersion", java).put("KernelVersion", facts.kernelVersion())
                .put("MinAPIVersion", ApiVersion.MINIMUM.toString()).put("Os", "linux");
        components.addObject().put("Name", facts.runtime().name()).put("Version", facts.runtime().version()).putObject("Details").put("GitCommit", "");
        return view.put("Version", facts.version()).put("ApiVersion", ApiVersion.NEWEST.toString()).put("MinAPIVersion", ApiVersion.MINIMUM.toString())
                .put("GitCommit", facts.gitCommit()).put("GoVersion", java).put("Os", "linux").put("Arch", arch)
                .put("KernelVersion", facts.kernelVersion()).put("BuildTime", built);
    }

    ObjectNode info() {
        var view = Wire.object().put("ID", facts.engineId());
        var states = parts.containers().all().stream().map(container -> container.state()).toList();
        long running = states.stream().filter(ContainerState.Running.class::isInstance).count();
        long paused = states.stream().filter(ContainerState.Paused.class::isInstance).count();
        view.put("Containers", states.size()).put("ContainersRunning", running).put("ContainersPaused", paused)
                .put("ContainersStopped", states.size() - running - paused).put("Images", parts.images().list().size()).put("Driver", "overlay2");
        view.putArray("DriverStatus").addArray().add("Supports d_type").add("true");
        var plugins = view.putObject("Plugins");
        texts(plugins, "Volume", List.of("local"));
        texts(plugins, "Network", List.of("bridge", "host", "null"));
        plugins.putNull("Authorization");
        texts(plugins, "Log", List.of("json-file"));
        for (var able : List.of("MemoryLimit", "SwapLimit", "CpuCfsPeriod", "CpuCfsQuota", "CPUShares", "CPUSet", "PidsLimit", "IPv4Forwarding")) view.put(able, true);
        view.put("Debug", facts.debug()).put("NFd", 0).put("OomKillDisable", false).put("NGoroutines", 0)
                .put("SystemTime", Timestamps.print(parts.clock().instant())).put("LoggingDriver", "json-file").put("CgroupDriver", facts.cgroupDriver())
                .put("CgroupVersion", facts.cgroupVersion()).put("NEventsListener", 0).put("KernelVersion", facts.kernelVersion())
                .put("OperatingSystem", facts.operatingSystem()).put("OSVersion", "").put("OSType", "linux").put("Architecture", machine())
                .put("IndexServerAddress", "https://index.docker.io/v1/");
        view.set("RegistryConfig", registries());
        view.put("NCPU", facts.cpus()).put("MemTotal", facts.memory()).putNull("GenericResources").put("DockerRootDir", facts.dataRoot())
                .put("HttpProxy", "").put("HttpsProxy", "").put("NoProxy", "").put("Name", facts.hostName());
        texts(view, "Labels", facts.labels());
        view.put("ExperimentalBuild", false).put("ServerVersion", facts.version());
        runtime(view);
        view.putObject("Swarm").put("NodeID", "").put("NodeAddr", "").put("LocalNodeState", "inactive").put("ControlAvailable", false)
                .put("Error", "").putNull("RemoteManagers");
        view.put("LiveRestoreEnabled", true).put("Isolation", "").put("InitBinary", "");
        view.putObject("ContainerdCommit").put("ID", "");
        view.putObject("RuncCommit").put("ID", "");
        view.putObject("InitCommit").put("ID", "");
        texts(view, "SecurityOptions", List.of("name=seccomp,profile=builtin"));
        view.putObject("FirewallBackend").put("Driver", "nftables");
        if (facts.warnings().isEmpty()) view.putNull("Warnings");
        else texts(view, "Warnings", facts.warnings());
        return view;
    }

    /// `runc` is the name every container asks for by default; what stands behind it is told beside.
    private void runtime(ObjectNode view) {
        var chosen = facts.runtime();
        view.putObject("Runtimes").putObject("runc").put("path", chosen.path()).putObject("status")
                .put("io.jukung.name", chosen.name()).put("io.jukung.version", chosen.version()).put("io.jukung.reason", chosen.reason());
        view.put("DefaultRuntime", "runc");
    }

    private ObjectNode registries() {
        var view = Wire.object();
        var ranges = facts.insecureRegistries().stream().filter(r -> r.contains("/")).toList();
        var hosts = facts.insecureRegistries().stream().filter(r -> !r.contains("/")).toList();
        var index = view.putObject("IndexConfigs");
        for (var host : hosts) {
            var shown = index.putObject(host);
            shown.putArray("Mirrors");
            shown.put("Name", host).put("Official", false).put("Secure", false);
        }
        var hub = index.putObject(HUB);
        texts(hub, "Mirrors", facts.registryMirrors());
        hub.put("Name", HUB).put("Official", true).put("Secure", true);
        texts(view, "InsecureRegistryCIDRs", ranges);
        texts(view, "Mirrors", facts.registryMirrors());
        return view;
    }

    /// The kernel's name for this kind of machine.
    private static String machine() {
        return switch (Platform.host().architecture()) {
            case "amd64" -> "x86_64";
            case "arm64" -> "aarch64";
            case String other -> other;
        };
    }

    private static void texts(ObjectNode node, String name, List<String> values) {
        var array = node.putArray(name);
        values.forEach(array::add);
    }
}
