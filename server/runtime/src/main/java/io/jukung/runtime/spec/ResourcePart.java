package io.jukung.runtime.spec;

import io.jukung.runtime.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Limits as the runtime wants them; what this kernel cannot count is left out, with a warning.
final class ResourcePart {
    private static final long PERIOD = 100_000;
    private final HostLimits host;

    ResourcePart(HostLimits host) {
        this.host = host;
    }

    io.jukung.oci.Resources limits(Resources r, Warnings warnings) {
        return new io.jukung.oci.Resources(List.of(), memory(r.memory(), warnings), cpu(r.cpu()),
                maybe(r.pids()).map(n -> new io.jukung.oci.Resources.Pids(n <= 0 ? -1 : n)), blockIo(r.blkioWeight(), warnings), List.of(), Map.of());
    }

    private Optional<io.jukung.oci.Resources.Memory> memory(Resources.Memory m, Warnings warnings) {
        if (m.equals(Resources.Memory.UNLIMITED)) return Optional.empty();
        var swap = maybe(m.swap());
        if (swap.isEmpty() && m.limit().isPresent() && m.limit().getAsLong() > 0) swap = Optional.of(2 * m.limit().getAsLong());
        if (!host.swapAccounting() && swap.isPresent()) {
            if (m.swap().isPresent()) warnings.add("Your kernel does not support swap limit capabilities or the cgroup is not mounted. Memory limited without swap.");
            swap = Optional.empty();
        }
        return Optional.of(new io.jukung.oci.Resources.Memory(maybe(m.limit()), maybe(m.reservation()), swap, Optional.empty(), Optional.empty(),
                m.swappiness().isPresent() && m.swappiness().getAsInt() >= 0 ? Optional.of((long) m.swappiness().getAsInt()) : Optional.empty(),
                m.oomKillDisable() ? Optional.of(true) : Optional.empty()));
    }

    private static Optional<io.jukung.oci.Resources.Cpu> cpu(Resources.Cpu c) {
        if (c.equals(Resources.Cpu.UNLIMITED)) return Optional.empty();
        var period = maybe(c.period());
        var quota = maybe(c.quota());
        if (c.nanoCpus().isPresent()) {
            period = Optional.of(PERIOD);
            quota = Optional.of(Math.max(1000, c.nanoCpus().getAsLong() * PERIOD / 1_000_000_000L));
        }
        return Optional.of(new io.jukung.oci.Resources.Cpu(maybe(c.shares()), quota, period, Optional.empty(), Optional.empty(),
                Optional.of(c.cpus()).filter(t -> !t.isEmpty()), Optional.of(c.mems()).filter(t -> !t.isEmpty())));
    }

    private Optional<io.jukung.oci.Resources.BlockIo> blockIo(OptionalInt weight, Warnings warnings) {
        if (weight.isEmpty()) return Optional.empty();
        if (!host.blkioWeight()) {
            warnings.add("Your kernel does not support Block I/O weight or the cgroup is not mounted. Weight discarded.");
            return Optional.empty();
        }
        return Optional.of(new io.jukung.oci.Resources.BlockIo(Optional.of(weight.getAsInt()), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static Optional<Long> maybe(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
