package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a container may use of the host: the `linux.resources` of a runtime spec. Also the whole body of a runtime's `update`.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Resources(
        List<DeviceRule> devices,
        Optional<Memory> memory,
        Optional<Cpu> cpu,
        Optional<Pids> pids,
        Optional<BlockIo> blockIO,
        List<HugepageLimit> hugepageLimits,
        Map<String, String> unified) {
    public static final Resources NONE = new Resources(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());

    public Resources {
        devices = Keep.list(devices);
        memory = Keep.maybe(memory);
        cpu = Keep.maybe(cpu);
        pids = Keep.maybe(pids);
        blockIO = Keep.maybe(blockIO);
        hugepageLimits = Keep.list(hugepageLimits);
        unified = Keep.map(unified);
    }

    /// A line of the device cgroup. No type means every type ("a"), no number means every number.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DeviceRule(boolean allow, Optional<String> type, Optional<Long> major, Optional<Long> minor, String access) {
        public DeviceRule {
            type = Keep.maybe(type);
            major = Keep.maybe(major);
            minor = Keep.maybe(minor);
            access = Keep.text(access);
        }
    }

    /// Bytes; -1 is unlimited. `swap` is memory and swap together.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Memory(Optional<Long> limit, Optional<Long> reservation, Optional<Long> swap, Optional<Long> kernel, Optional<Long> kernelTCP,
                         Optional<Long> swappiness, Optional<Boolean> disableOOMKiller) {
        public Memory {
            limit = Keep.maybe(limit);
            reservation = Keep.maybe(reservation);
            swap = Keep.maybe(swap);
            kernel = Keep.maybe(kernel);
            kernelTCP = Keep.maybe(kernelTCP);
            swappiness = Keep.maybe(swappiness);
            disableOOMKiller = Keep.maybe(disableOOMKiller);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Cpu(Optional<Long> shares, Optional<Long> quota, Optional<Long> period, Optional<Long> realtimeRuntime, Optional<Long> realtimePeriod,
                      Optional<String> cpus, Optional<String> mems) {
        public Cpu {
            shares = Keep.maybe(shares);
            quota = Keep.maybe(quota);
            period = Keep.maybe(period);
            realtimeRuntime = Keep.maybe(realtimeRuntime);
            realtimePeriod = Keep.maybe(realtimePeriod);
            cpus = Keep.maybe(cpus);
            mems = Keep.maybe(mems);
        }
    }

    public record Pids(long limit) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record BlockIo(Optional<Integer> weight, List<WeightDevice> weightDevice, List<Throttle> throttleReadBpsDevice, List<Throttle> throttleWriteBpsDevice,
                          List<Throttle> throttleReadIOPSDevice, List<Throttle> throttleWriteIOPSDevice) {
        public BlockIo {
            weight = Keep.maybe(weight);
            weightDevice = Keep.list(weightDevice);
            throttleReadBpsDevice = Keep.list(throttleReadBpsDevice);
            throttleWriteBpsDevice = Keep.list(throttleWriteBpsDevice);
            throttleReadIOPSDevice = Keep.list(throttleReadIOPSDevice);
            throttleWriteIOPSDevice = Keep.list(throttleWriteIOPSDevice);
        }
    }

    public record WeightDevice(long major, long minor, int weight) {}

    public record Throttle(long major, long minor, long rate) {}

    public record HugepageLimit(String pageSize, long limit) {}
}
