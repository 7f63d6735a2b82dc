package io.jukung.engine.life;

import io.jukung.api.Wire;
import io.jukung.api.container.ContainerConfig;
import io.jukung.api.container.HostConfig;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.MountPoint;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.EtcFiles;
import io.jukung.runtime.MountSpec;
import io.jukung.runtime.NamespaceSpec;
import io.jukung.runtime.ProcessSpec;
import io.jukung.runtime.Resources;
import io.jukung.runtime.SecuritySpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a record into the description of a process in a sandbox: the only place that reads Docker's words for it.
final class SpecAssembly {
    private static final Pattern DEVICE_RULE = Pattern.compile("[acb] (\\d+|\\*):(\\d+|\\*) [rwm]{1,3}");

    private final ContainerRecord record;
    private final ContainerConfig config;
    private final HostConfig host;

    SpecAssembly(ContainerRecord record) {
        this.record = record;
        this.config = Wire.as(record.config(), ContainerConfig.class);
        this.host = Wire.as(record.hostConfig(), HostConfig.class);
    }

    ContainerSpec spec(Path rootfs, NamespaceSpec spaces, EtcFiles etc) {
        return ContainerSpec.of(record.runId(), rootfs, process())
                .withHostname(text(config.hostname()), text(config.domainname()))
                .withReadonlyRootfs(host.readonlyRootfs())
                .withMounts(mounts())
                .withEtc(etc)
                .withNamespaces(spaces)
                .withSecurity(security())
                .withResources(resources())
                .withShmSize(host.shmSize() > 0 ? host.shmSize() : ContainerSpec.USUAL_SHM)
                .withCgroupParent(Optional.ofNullable(host.cgroupParent()).filter(p -> !p.isEmpty()))
                .withSysctls(host.sysctls() == null ? Map.of() : host.sysctls());
    }

    private ProcessSpec process() {
        var args = new ArrayList<String>(list(config.entrypoint()));
        args.addAll(list(config.cmd()));
        var line = init() ? InitProgram.before(args) : args;
        var size = host.consoleSize();
        var first = size != null && size.length == 2 && size[0] > 0 ? Optional.of(new ConsoleSize(size[0], size[1])) : Optional.<ConsoleSize>empty();
        return new ProcessSpec(line, list(config.env()), text(config.workingDir()), text(config.user()), list(host.groupAdd()), config.tty(), first);
    }

    private boolean init() {
        return Boolean.TRUE.equals(host.init());
    }

    private List<MountSpec> mounts() {
        var mounts = new ArrayList<>(record.mounts().stream().map(SpecAssembly::mount).toList());
        if (init()) mounts.add(InitProgram.mount());
        return mounts;
    }

    private static MountSpec mount(MountPoint point) {
        return point.type().equals("tmpfs")
                ? new MountSpec.Tmpfs(point.destination(), point.mode().isEmpty() ? List.of() : List.of(point.mode().split(",")))
                : new MountSpec.Bind(Path.of(point.source()), point.destination(), !point.writable(), point.propagation(), true);
    }

    private SecuritySpec security() {
        boolean noNewPrivileges = false;
        SecuritySpec.Seccomp seccomp = host.privileged() ? new SecuritySpec.Unconfined() : new SecuritySpec.Usual();
        for (var option : list(host.securityOpt())) {
            if (option.equals("no-new-privileges") || option.equals("no-new-privileges=true") || option.equals("no-new-privileges:true")) noNewPrivileges = true;
            else if (option.equals("seccomp=unconfined") || option.equals("seccomp:unconfined")) seccomp = new SecuritySpec.Unconfined();
            else if (option.startsWith("seccomp={")) seccomp = new SecuritySpec.Profile(option.substring("seccomp=".length()));
            else if (!option.startsWith("label") && !option.startsWith("systempaths") && !option.startsWith("no-new-privileges") && !option.startsWith("apparmor") && !option.startsWith("seccomp=builtin")
                    && !option.equals("no-new-privileges=false") && !option.equals("no-new-privileges:false")) {
                throw new Problem.Internal("Decoding seccomp profile failed: " + option.substring(option.indexOf('=') + 1) + " is no profile", "give the file of a profile: --security-opt seccomp=FILE");
            }
        }
        return new SecuritySpec(host.privileged(), list(host.capAdd()), list(host.capDrop()), noNewPrivileges, seccomp, Optional.empty(),
                host.privileged() ? Optional.empty() : Optional.ofNullable(host.maskedPaths()),
                host.privileged() ? Optional.empty() : Optional.ofNullable(host.readonlyPaths()));
    }

    private Resources resources() {
        var memory = new Resources.Memory(positive(host.memory()), swap(), positive(host.memoryReservation()), OptionalInt.empty(), false);
        var cpu = new Resources.Cpu(positive(host.cpuShares()), positive(host.cpuPeriod()), positive(host.cpuQuota()), positive(host.nanoCpus()),
                text(host.cpusetCpus()), text(host.cpusetMems()));
        var resources = Resources.UNLIMITED.withMemory(memory).withCpu(cpu);
        if (host.pidsLimit() != null && host.pidsLimit() > 0) resources = resources.withPids(host.pidsLimit());
        if (host.oomScoreAdj() != 0) resources = resources.withOomScoreAdj(host.oomScoreAdj());
        var limits = new ArrayList<Resources.Ulimit>();
        if (host.ulimits() != null) for (var limit : host.ulimits()) limits.add(new Resources.Ulimit(text(limit.name()), limit.soft(), limit.hard()));
        var devices = new ArrayList<Resources.Device>();
        if (host.devices() != null) {
            for (var device : host.devices()) {
                var path = device.getOrDefault("PathOnHost", "");
                devices.add(new Resources.Device(path, device.getOrDefault("PathInContainer", path), device.getOrDefault("CgroupPermissions", "rwm")));
            }
        }
        return resources.withUlimits(limits).withDevices(devices, deviceRules());
    }

    private List<String> deviceRules() {
        var rules = new ArrayList<String>();
        for (var rule : record.hostConfig().path("DeviceCgroupRules")) {
            if (!DEVICE_RULE.matcher(rule.asString("")).matches()) {
                throw new Problem.Internal("invalid device cgroup rule format: '" + rule.asString("") + "'", "write it as 'c 10:200 rwm': type, numbers or *, rights");
            }
            rules.add(rule.asString(""));
        }
        return rules;
    }

    private static OptionalLong positive(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /// Anything below zero is no limit.
    private OptionalLong swap() {
        return host.memorySwap() == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(-1, host.memorySwap()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
