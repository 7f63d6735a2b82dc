package io.jukung.runtime;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How much of the host the container may take. What is empty is not limited (at `update`: left as it is).
///
/// @param devices     nodes of the host that appear in the container
/// @param deviceRules lines for the device cgroup, such as `c 188:* rmw`
public record Resources(
        Memory memory, Cpu cpu, OptionalLong pids, OptionalInt blkioWeight, OptionalInt oomScoreAdj, List<Ulimit> ulimits,
        List<Device> devices, List<String> deviceRules) {
    public static final Resources UNLIMITED = new Resources(Memory.UNLIMITED, Cpu.UNLIMITED, OptionalLong.empty(),
            OptionalInt.empty(), OptionalInt.empty(), List.of(), List.of(), List.of());

    public Resources {
        ulimits = List.copyOf(ulimits);
        devices = List.copyOf(devices);
        deviceRules = List.copyOf(deviceRules);
    }

    /// Bytes. `swap` is memory and swap together, -1 for no limit; without it Docker gives twice the memory.
    public record Memory(OptionalLong limit, OptionalLong swap, OptionalLong reservation, OptionalInt swappiness,
                         boolean oomKillDisable) {
        public static final Memory UNLIMITED = new Memory(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                OptionalInt.empty(), false);
    }

    /// Times in microseconds; `nanoCpus` is `--cpus` times 10^9 and goes before period and quota; `cpus` and `mems` are
    /// lists such as `0-2,7`, empty for all.
    public record Cpu(OptionalLong shares, OptionalLong period, OptionalLong quota, OptionalLong nanoCpus, String cpus,
                      String mems) {
        public static final Cpu UNLIMITED = new Cpu(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                OptionalLong.empty(), "", "");
    }

    /// `name` as `nofile` or `RLIMIT_NOFILE`; -1 is unlimited.
    public record Ulimit(String name, long soft, long hard) {}

    /// @param permissions a choice of `rwm`
    public record Device(String hostPath, String containerPath, String permissions) {}

    public Resources withMemory(Memory other) {
        return new Resources(other, cpu, pids, blkioWeight, oomScoreAdj, ulimits, devices, deviceRules);
    }

    public Resources withCpu(Cpu other) {
        return new Resources(memory, other, pids, blkioWeight, oomScoreAdj, ulimits, devices, deviceRules);
    }

    public Resources withPids(long limit) {
        return new Resources(memory, cpu, OptionalLong.of(limit), blkioWeight, oomScoreAdj, ulimits, devices, deviceRules);
    }

    public Resources withUlimits(List<Ulimit> limits) {
        return new Resources(memory, cpu, pids, blkioWeight, oomScoreAdj, limits, devices, deviceRules);
    }

    public Resources withDevices(List<Device> nodes, List<String> rules) {
        return new Resources(memory, cpu, pids, blkioWeight, oomScoreAdj, ulimits, nodes, rules);
    }

    public Resources withOomScoreAdj(int score) {
        return new Resources(memory, cpu, pids, blkioWeight, OptionalInt.of(score), ulimits, devices, deviceRules);
    }
}
