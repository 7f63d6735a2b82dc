package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.ProcessCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process may do, and what machine it is on.
public final class Host {
    /// The soft limit holds, and may be raised up to the hard one; `Long.MAX_VALUE` is no limit.
    public record Limit(long soft, long hard) {}

    public static final int RLIMIT_NPROC = 6;
    public static final int RLIMIT_NOFILE = 7;

    private Host() {}

    public static int euid() {
        return ProcessCalls.effectiveUser();
    }

    /// Bit n is set if capability n can be had at all.
    public static long capabilityBounding() throws IOException {
        return Long.parseUnsignedLong(field("/proc/self/status", "CapBnd:"), 16);
    }

    /// Bit n is set if this process has capability n now.
    public static long capabilityEffective() throws IOException {
        return Long.parseUnsignedLong(field("/proc/self/status", "CapEff:"), 16);
    }

    /// A limit of this process, by its `RLIMIT_*` number.
    public static Limit rlimit(int resource) throws IOException {
        var limits = new long[2];
        check(ProcessCalls.limits(resource, limits), "read limit", Integer.toString(resource));
        return new Limit(endless(limits[0]), endless(limits[1]));
    }

    public static int oomScoreAdj() throws IOException {
        return Integer.parseInt(Files.readString(Path.of("/proc/self/oom_score_adj")).strip());
    }

    public static String kernelRelease() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As `uname -m` says it.
    public static String machine() {
        var arch = System.getProperty("os.arch");
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    /// Memory of the machine in bytes.
    public static long memoryTotal() throws IOException {
        return 1024 * Long.parseLong(field("/proc/meminfo", "MemTotal:").replace(" kB", ""));
    }

    /// Signals a process by its number; prefer `Child` and `ProcessHandleFd`, which cannot hit another. Zero only asks.
    public static void kill(long pid, int signal) throws IOException {
        check(ProcessCalls.kill(pid, signal), "signal", "process " + pid);
    }

    private static long endless(long limit) {
        return limit < 0 ? Long.MAX_VALUE : limit;
    }

    private static String field(String file, String name) throws IOException {
        for (var line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(name)) return line.substring(name.length()).strip();
        }
        throw new IOException("cannot find " + name + " in " + file);
    }
}
