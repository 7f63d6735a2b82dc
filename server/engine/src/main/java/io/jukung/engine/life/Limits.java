package io.jukung.engine.life;

import io.jukung.base.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Checks the limits of a create request, in Docker's order and words.
final class Limits {
    private static final long LEAST_MEMORY = 6L << 20;
    private static final long CPU = 1_000_000_000L;
    private static final String LEAST = "give at least 6m";

    private final JsonNode host;

    private Limits(JsonNode host) {
        this.host = host;
    }

    /// @param host every field under its own name, as inspect shows it
    static void check(JsonNode host) {
        var limits = new Limits(host);
        limits.memory();
        limits.cpu();
        CpuList.check(host.path("CpusetCpus").asString(""), host.path("CpusetMems").asString(""));
        limits.others();
    }

    private long number(String field) {
        return host.path(field).asLong(0);
    }

    private void memory() {
        long memory = number("Memory");
        long swap = number("MemorySwap");
        long reserved = number("MemoryReservation");
        refuse(memory != 0 && memory < LEAST_MEMORY, "Minimum memory limit allowed is 6MB", LEAST);
        refuse(memory > 0 && swap > 0 && swap < memory, "Minimum memoryswap limit should be larger than memory limit, see usage", "it counts memory and swap together");
        refuse(memory == 0 && swap > 0, "You should always set the Memory limit when using Memoryswap limit, see usage", "add -m");
        long swappiness = host.path("MemorySwappiness").asLong(-1);
        refuse(swappiness < -1 || swappiness > 100, "Invalid value: " + swappiness + ", valid memory swappiness range is 0-100", "");
        refuse(reserved > 0 && reserved < LEAST_MEMORY, "Minimum memory reservation allowed is 6MB", LEAST);
        refuse(memory > 0 && reserved > 0 && memory < reserved, "Minimum memory limit can not be less than memory reservation limit, see usage", "");
    }

    private void cpu() {
        long cpus = number("NanoCpus");
        long period = number("CpuPeriod");
        long quota = number("CpuQuota");
        refuse(cpus > 0 && period > 0, "Conflicting options: Nano CPUs and CPU Period cannot both be set", "use --cpus alone");
        refuse(cpus > 0 && quota > 0, "Conflicting options: Nano CPUs and CPU Quota cannot both be set", "use --cpus alone");
        int there = Runtime.getRuntime().availableProcessors();
        refuse(cpus < 0 || cpus > there * CPU, "range of CPUs is from 0.01 to %1$d.00, as there are only %1$d CPUs available".formatted(there), "");
        long shares = number("CpuShares");
        refuse(shares < 0, "invalid CPU shares (" + shares + "): value must be a positive integer", "");
        refuse(period != 0 && (period < 1_000 || period > 1_000_000), "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)", "");
        refuse(quota > 0 && quota < 1_000, "CPU cfs quota can not be less than 1ms (i.e. 1000)", "");
    }

    private void others() {
        refuse(number("IOMaximumBandwidth") != 0, "invalid option: QoS maximum bandwidth configuration is not supported on linux", "");
        refuse(number("IOMaximumIOps") != 0, "invalid option: QoS maximum IOPs configuration is not supported on linux", "");
        refuse(number("ShmSize") < 0, "SHM size can not be less than 0", "");
        long score = number("OomScoreAdj");
        refuse(score < -1000 || score > 1000, "Invalid value " + score + ", range for oom score adj is [-1000, 1000]", "");
    }

    static List<String> warnings(JsonNode host) {
        var warnings = new ArrayList<String>();
        if (host.path("OomKillDisable").asBoolean(false) && host.path("Memory").asLong(0) == 0) {
            warnings.add("OOM killer is disabled for the container, but no memory limit is set, this can result in the system running out of resources.");
        }
        if (host.path("CpuPercent").asLong(0) > 0) warnings.add("linux does not support CPU percent. Percent discarded.");
        return warnings;
    }

    private static void refuse(boolean wrong, String message, String remedy) {
        if (wrong) throw remedy.isEmpty() ? new Problem.Invalid(message) : new Problem.Invalid(message, remedy);
    }
}
