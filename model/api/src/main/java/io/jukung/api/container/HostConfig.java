package io.jukung.api.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a create request that belongs to this host (`HostConfig` of the API), as far as the engine acts on it.
/// Sizes are bytes, cpu periods and quotas microseconds. Null means: not said.
public record HostConfig(
        @JsonProperty("Binds") @Nullable List<String> binds,
        @JsonProperty("Mounts") @Nullable List<Mount> mounts,
        @JsonProperty("Tmpfs") @Nullable Map<String, String> tmpfs,
        @JsonProperty("NetworkMode") @Nullable String networkMode,
        @JsonProperty("PortBindings") @Nullable Map<String, @Nullable List<PortBinding>> portBindings,
        @JsonProperty("PublishAllPorts") boolean publishAllPorts,
        @JsonProperty("RestartPolicy") @Nullable RestartPolicy restartPolicy,
        @JsonProperty("AutoRemove") boolean autoRemove,
        @JsonProperty("CapAdd") @Nullable List<String> capAdd,
        @JsonProperty("CapDrop") @Nullable List<String> capDrop,
        @JsonProperty("Privileged") boolean privileged,
        @JsonProperty("ReadonlyRootfs") boolean readonlyRootfs,
        @JsonProperty("Dns") @Nullable List<String> dns,
        @JsonProperty("DnsOptions") @Nullable List<String> dnsOptions,
        @JsonProperty("DnsSearch") @Nullable List<String> dnsSearch,
        @JsonProperty("ExtraHosts") @Nullable List<String> extraHosts,
        @JsonProperty("GroupAdd") @Nullable List<String> groupAdd,
        @JsonProperty("IpcMode") @Nullable String ipcMode,
        @JsonProperty("PidMode") @Nullable String pidMode,
        @JsonProperty("UTSMode") @Nullable String utsMode,
        @JsonProperty("UsernsMode") @Nullable String usernsMode,
        @JsonProperty("CgroupnsMode") @Nullable String cgroupnsMode,
        @JsonProperty("SecurityOpt") @Nullable List<String> securityOpt,
        @JsonProperty("ShmSize") long shmSize,
        @JsonProperty("Sysctls") @Nullable Map<String, String> sysctls,
        @JsonProperty("OomScoreAdj") int oomScoreAdj,
        @JsonProperty("CgroupParent") @Nullable String cgroupParent,
        @JsonProperty("CpuShares") long cpuShares,
        @JsonProperty("CpuPeriod") long cpuPeriod,
        @JsonProperty("CpuQuota") long cpuQuota,
        @JsonProperty("NanoCpus") long nanoCpus,
        @JsonProperty("CpusetCpus") @Nullable String cpusetCpus,
        @JsonProperty("CpusetMems") @Nullable String cpusetMems,
        @JsonProperty("Memory") long memory,
        @JsonProperty("MemoryReservation") long memoryReservation,
        @JsonProperty("MemorySwap") long memorySwap,
        @JsonProperty("PidsLimit") @Nullable Long pidsLimit,
        @JsonProperty("Ulimits") @Nullable List<Ulimit> ulimits,
        @JsonProperty("ConsoleSize") int @Nullable [] consoleSize,
        @JsonProperty("Init") @Nullable Boolean init,
        @JsonProperty("MaskedPaths") @Nullable List<String> maskedPaths,
        @JsonProperty("ReadonlyPaths") @Nullable List<String> readonlyPaths,
        @JsonProperty("VolumesFrom") @Nullable List<String> volumesFrom,
        @JsonProperty("Links") @Nullable List<String> links,
        @JsonProperty("Devices") @Nullable List<Map<String, String>> devices,
        @JsonProperty("DeviceRequests") @Nullable List<Object> deviceRequests,
        @JsonProperty("Runtime") @Nullable String runtime) {

    /// One host address and port; an empty port asks for a free one.
    public record PortBinding(@JsonProperty("HostIp") @Nullable String hostIp, @JsonProperty("HostPort") @Nullable String hostPort) {}

    public record RestartPolicy(@JsonProperty("Name") @Nullable String name, @JsonProperty("MaximumRetryCount") int maximumRetryCount) {}

    public record Ulimit(@JsonProperty("Name") @Nullable String name, @JsonProperty("Soft") long soft, @JsonProperty("Hard") long hard) {}

    /// The long form of a mount (`--mount`).
    public record Mount(
            @JsonProperty("Type") @Nullable String type,
            @JsonProperty("Source") @Nullable String source,
            @JsonProperty("Target") @Nullable String target,
            @JsonProperty("ReadOnly") boolean readOnly,
            @JsonProperty("BindOptions") @Nullable Map<String, Object> bindOptions,
            @JsonProperty("VolumeOptions") @Nullable Map<String, Object> volumeOptions,
            @JsonProperty("TmpfsOptions") @Nullable Map<String, Object> tmpfsOptions) {}
}
