package io.jukung.cli.create;

import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The flags that describe a container to be created: those that `run` and `create` share.
public final class CreateFlags {
    static final Flag<List<String>> ADD_HOST = Flag.list("add-host", "Put a line NAME:ADDRESS into the container's hosts file");
    static final Flag<List<String>> ANNOTATION = Flag.many("annotation", Flag.NONE, Kind.MAP, "Hand an annotation on to the OCI runtime").preset("map[]");
    static final Flag<List<String>> ATTACH = Flag.many("attach", 'a', Kind.STREAM, "Connect STDIN, STDOUT or STDERR");
    static final Flag<Long> BLKIO_WEIGHT = new Flag<>("blkio-weight", Flag.NONE, Kind.UINT16, "Share of block I/O, 10 to 1000, or 0 for none", "0", false);
    static final Flag<List<String>> BLKIO_WEIGHT_DEVICE = Flag.list("blkio-weight-device", "Share of block I/O on one device").preset("[]");
    static final Flag<List<String>> CAP_ADD = Flag.list("cap-add", "Give a Linux capability");
    static final Flag<List<String>> CAP_DROP = Flag.list("cap-drop", "Take a Linux capability away");
    static final Flag<String> CGROUP_PARENT = Flag.text("cgroup-parent", "Cgroup to put the container's own into");
    static final Flag<String> CGROUPNS = Flag.text("cgroupns", "Cgroup namespace: host, or private to the container");
    public static final Flag<String> CIDFILE = Flag.text("cidfile", "Write the container's ID to this file");
    static final Flag<Long> CPU_COUNT = Flag.number("cpu-count", "Number of CPUs (Windows only)");
    static final Flag<Long> CPU_PERCENT = Flag.number("cpu-percent", "Percentage of CPU (Windows only)");
    static final Flag<Long> CPU_PERIOD = Flag.number("cpu-period", "Length of the scheduler's period in microseconds");
    static final Flag<Long> CPU_QUOTA = Flag.number("cpu-quota", "CPU time within each period, in microseconds");
    static final Flag<Long> CPU_RT_PERIOD = Flag.number("cpu-rt-period", "Period for real-time processes in microseconds");
    static final Flag<Long> CPU_RT_RUNTIME = Flag.number("cpu-rt-runtime", "Real-time CPU time within each period in microseconds");
    static final Flag<Long> CPU_SHARES = Flag.number("cpu-shares", 'c', "Share of CPU time, relative to others");
    static final Flag<String> CPUS = new Flag<>("cpus", Flag.NONE, Kind.DECIMAL, "How many CPUs may be used, such as 1.5", "", false);
    static final Flag<String> CPUSET_CPUS = Flag.text("cpuset-cpus", "Which CPUs may be used (0-3, 0,1)");
    static final Flag<String> CPUSET_MEMS = Flag.text("cpuset-mems", "Which memory nodes may be used (0-3, 0,1)");
    static final Flag<List<String>> DEVICE = Flag.list("device", "Let the container use a device of the host");
    static final Flag<List<String>> DEVICE_CGROUP_RULE = Flag.list("device-cgroup-rule", "Add a rule to the list of devices the cgroup allows");
    static final Flag<List<String>> DEVICE_READ_BPS = Flag.list("device-read-bps", "Limit bytes read from a device per second").preset("[]");
    static final Flag<List<String>> DEVICE_READ_IOPS = Flag.list("device-read-iops", "Limit reads from a device per second").preset("[]");
    static final Flag<List<String>> DEVICE_WRITE_BPS = Flag.list("device-write-bps", "Limit bytes written to a device per second").preset("[]");
    static final Flag<List<String>> DEVICE_WRITE_IOPS = Flag.list("device-write-iops", "Limit writes to a device per second").preset("[]");
    static final Flag<Boolean> CONTENT_TRUST = Flag.bool("disable-content-trust", "Accepted and ignored: images are known by their digests").preset("true");
    static final Flag<List<String>> DNS = Flag.list("dns", "Name servers to ask");
    static final Flag<List<String>> DNS_OPT = Flag.list("dns-opt", "Options of the resolver").kept();
    static final Flag<List<String>> DNS_OPTION = Flag.list("dns-option", "Options of the resolver");
    static final Flag<List<String>> DNS_SEARCH = Flag.list("dns-search", "Domains in which short names are looked up");
    static final Flag<String> DOMAINNAME = Flag.text("domainname", "The container's NIS domain");
    static final Flag<String> ENTRYPOINT = Flag.text("entrypoint", "Program to run in place of the image's ENTRYPOINT");
    static final Flag<List<String>> ENV = Flag.many("env", 'e', Kind.VARIABLE, "Set a variable of the environment");
    static final Flag<List<String>> ENV_FILE = Flag.list("env-file", "Set variables from a file");
    static final Flag<List<String>> EXPOSE = Flag.list("expose", "Declare a port or a range of ports");
    static final Flag<List<String>> GPUS = Flag.many("gpus", Flag.NONE, Kind.GPUS, "GPUs the container gets ('all' for every one)");
    static final Flag<List<String>> GROUP_ADD = Flag.list("group-add", "Further groups the user belongs to");
    static final Flag<String> HEALTH_CMD = Flag.text("health-cmd", "Command that tells whether the container is well");
    static final Flag<Duration> HEALTH_INTERVAL = Flag.duration("health-interval", "Time between two checks (ms|s|m|h)");
    static final Flag<Long> HEALTH_RETRIES = Flag.number("health-retries", "Failures in a row until it counts as unhealthy");
    static final Flag<Duration> HEALTH_START_INTERVAL = Flag.duration("health-start-interval", "Time between two checks while it starts (ms|s|m|h)");
    static final Flag<Duration> HEALTH_START_PERIOD = Flag.duration("health-start-period", "Time it may take to start before failures count (ms|s|m|h)");
    static final Flag<Duration> HEALTH_TIMEOUT = Flag.duration("health-timeout", "Longest time one check may take (ms|s|m|h)");
    /// Listed because `-h` is taken here; the reader itself answers it.
    static final Flag<Boolean> HELP = Flag.bool("help", "Print this page");
    static final Flag<String> HOSTNAME = Flag.text("hostname", 'h', "The container's host name");
    static final Flag<Boolean> INIT = Flag.bool("init", "Run a small init that passes signals on and reaps processes");
    static final Flag<Boolean> INTERACTIVE = Flag.bool("interactive", 'i', "Keep STDIN open even if nothing is attached");
    static final Flag<Long> IO_MAXBANDWIDTH = Flag.bytes("io-maxbandwidth", Flag.NONE, "Limit of I/O bandwidth (Windows only)");
    static final Flag<Long> IO_MAXIOPS = new Flag<>("io-maxiops", Flag.NONE, Kind.UINT, "Limit of I/O operations (Windows only)", "", false);
    static final Flag<String> IP = Flag.text("ip", "IPv4 address of the container (such as 172.30.100.104)");
    static final Flag<String> IP6 = Flag.text("ip6", "IPv6 address of the container (such as 2001:db8::33)");
    static final Flag<String> IPC = Flag.text("ipc", "IPC namespace to use");
    static final Flag<String> ISOLATION = Flag.text("isolation", "How the container is isolated (Windows)");
    static final Flag<Long> KERNEL_MEMORY = Flag.bytes("kernel-memory", Flag.NONE, "Accepted and ignored: kernels no longer know it");
    static final Flag<List<String>> LABEL = Flag.list("label", 'l', "Put a label on the container");
    static final Flag<List<String>> LABEL_FILE = Flag.list("label-file", "Put labels from a file on the container");
    static final Flag<List<String>> LINK = Flag.list("link", "Make another container known under a name");
    static final Flag<List<String>> LINK_LOCAL_IP = Flag.list("link-local-ip", "Link-local addresses of the container");
    static final Flag<String> LOG_DRIVER = Flag.text("log-driver", "Where the container's output is logged");
    static final Flag<List<String>> LOG_OPT = Flag.list("log-opt", "Options of the log driver");
    static final Flag<String> MAC_ADDRESS = Flag.text("mac-address", "MAC address of the container (such as 92:d0:c6:0a:29:33)");
    static final Flag<Long> MEMORY = Flag.bytes("memory", 'm', "Most memory the container may use");
    static final Flag<Long> MEMORY_RESERVATION = Flag.bytes("memory-reservation", Flag.NONE, "Memory it is pressed back to when memory is short");
    static final Flag<Long> MEMORY_SWAP = Flag.bytes("memory-swap", Flag.NONE, "Most memory and swap together: '-1' for unlimited swap");
    static final Flag<Long> MEMORY_SWAPPINESS = Flag.number("memory-swappiness", "How willingly memory is swapped out (0 to 100)").preset("-1");
    static final Flag<List<String>> MOUNT = Flag.many("mount", Flag.NONE, Kind.MOUNT, "Mount something into the container");
    public static final Flag<String> NAME = Flag.text("name", "Name of the container");
    static final Flag<List<String>> NET = Flag.many("net", Flag.NONE, Kind.NETWORK, "Network to connect to").kept();
    static final Flag<List<String>> NET_ALIAS = Flag.list("net-alias", "Further name on the network").kept();
    static final Flag<List<String>> NETWORK = Flag.many("network", Flag.NONE, Kind.NETWORK, "Network to connect to");
    static final Flag<List<String>> NETWORK_ALIAS = Flag.list("network-alias", "Further name of the container on its network");
    static final Flag<Boolean> NO_HEALTHCHECK = Flag.bool("no-healthcheck", "Switch off the image's HEALTHCHECK");
    static final Flag<Boolean> OOM_KILL_DISABLE = Flag.bool("oom-kill-disable", "Do not kill processes when memory runs out");
    static final Flag<Long> OOM_SCORE_ADJ = Flag.number("oom-score-adj", "How early the kernel kills it for memory (-1000 to 1000)");
    static final Flag<String> PID = Flag.text("pid", "PID namespace to use");
    static final Flag<Long> PIDS_LIMIT = Flag.number("pids-limit", "Most processes and threads (-1 for no limit)");
    public static final Flag<String> PLATFORM = Flag.text("platform", "Platform of the image, such as linux/arm64");
    static final Flag<Boolean> PRIVILEGED = Flag.bool("privileged", "Give the container nearly all rights of the host");
    static final Flag<List<String>> PUBLISH = Flag.list("publish", 'p', "Make a port of the container reachable on the host");
    static final Flag<Boolean> PUBLISH_ALL = Flag.bool("publish-all", 'P', "Make all exposed ports reachable on random ports of the host");
    public static final Flag<String> PULL = Flag.text("pull", "When to pull the image (\"always\", \"missing\", \"never\")").preset("\"missing\"");
    public static final Flag<Boolean> QUIET = Flag.bool("quiet", 'q', "Say nothing while the image is pulled");
    static final Flag<Boolean> READ_ONLY = Flag.bool("read-only", "Mount the container's root so that it cannot be written");
    static final Flag<String> RESTART = Flag.text("restart", "What to do when the container exits").preset("\"no\"");
    public static final Flag<Boolean> RM = Flag.bool("rm", "Remove the container and its anonymous volumes when it exits");
    static final Flag<String> RUNTIME = Flag.text("runtime", "OCI runtime that runs the container");
    static final Flag<List<String>> SECURITY_OPT = Flag.list("security-opt", "Options of the security modules");
    static final Flag<Long> SHM_SIZE = Flag.bytes("shm-size", Flag.NONE, "Size of /dev/shm");
    static final Flag<String> STOP_SIGNAL = Flag.text("stop-signal", "Signal that asks the container to end");
    static final Flag<Long> STOP_TIMEOUT = Flag.number("stop-timeout", "Seconds it is given to end before it is killed");
    static final Flag<List<String>> STORAGE_OPT = Flag.list("storage-opt", "Options of the storage below the container");
    static final Flag<List<String>> SYSCTL = Flag.many("sysctl", Flag.NONE, Kind.MAP, "Set a kernel parameter inside the container").preset("map[]");
    static final Flag<List<String>> TMPFS = Flag.list("tmpfs", "Mount a tmpfs at a folder");
    static final Flag<Boolean> TTY = Flag.bool("tty", 't', "Give the container a terminal");
    static final Flag<List<String>> ULIMIT = Flag.many("ulimit", Flag.NONE, Kind.ULIMIT, "Limits of the processes").preset("[]");
    static final Flag<String> USER = Flag.text("user", 'u', "User, by name or number (<name|uid>[:<group|gid>])");
    static final Flag<String> USERNS = Flag.text("userns", "User namespace to use");
    static final Flag<String> UTS = Flag.text("uts", "UTS namespace to use");
    static final Flag<List<String>> VOLUME = Flag.list("volume", 'v', "Mount a volume or a folder of the host");
    static final Flag<String> VOLUME_DRIVER = Flag.text("volume-driver", "Driver that makes the container's volumes");
    static final Flag<List<String>> VOLUMES_FROM = Flag.list("volumes-from", "Mount the volumes of other containers");
    static final Flag<String> WORKDIR = Flag.text("workdir", 'w', "Folder inside the container to work in");

    private CreateFlags() {}

    /// Whether the line names streams to connect.
    public static boolean attachesBy(io.jukung.cli.grammar.Line line) { return line.given(ATTACH); }

    /// All of them, and those of the command that asks.
    public static List<Flag<?>> and(Flag<?>... own) {
        var all = new ArrayList<Flag<?>>(120);
        java.util.Collections.addAll(all, own);
        java.util.Collections.addAll(all, ALL);
        return all;
    }

    private static final Flag<?>[] ALL = {ADD_HOST, ANNOTATION, ATTACH, BLKIO_WEIGHT, BLKIO_WEIGHT_DEVICE, CAP_ADD, CAP_DROP,
        CGROUP_PARENT, CGROUPNS, CIDFILE, CPU_COUNT, CPU_PERCENT, CPU_PERIOD, CPU_QUOTA, CPU_RT_PERIOD, CPU_RT_RUNTIME, CPU_SHARES,
        CPUS, CPUSET_CPUS, CPUSET_MEMS, DEVICE, DEVICE_CGROUP_RULE, DEVICE_READ_BPS, DEVICE_READ_IOPS, DEVICE_WRITE_BPS,
        DEVICE_WRITE_IOPS, CONTENT_TRUST, DNS, DNS_OPT, DNS_OPTION, DNS_SEARCH, DOMAINNAME, ENTRYPOINT, ENV, ENV_FILE, EXPOSE, GPUS,
        GROUP_ADD, HEALTH_CMD, HEALTH_INTERVAL, HEALTH_RETRIES, HEALTH_START_INTERVAL, HEALTH_START_PERIOD, HEALTH_TIMEOUT, HELP, HOSTNAME,
        INIT, INTERACTIVE, IO_MAXBANDWIDTH, IO_MAXIOPS, IP, IP6, IPC, ISOLATION, KERNEL_MEMORY, LABEL, LABEL_FILE, LINK, LINK_LOCAL_IP,
        LOG_DRIVER, LOG_OPT, MAC_ADDRESS, MEMORY, MEMORY_RESERVATION, MEMORY_SWAP, MEMORY_SWAPPINESS, MOUNT, NAME, NET, NET_ALIAS,
        NETWORK, NETWORK_ALIAS, NO_HEALTHCHECK, OOM_KILL_DISABLE, OOM_SCORE_ADJ, PID, PIDS_LIMIT, PLATFORM, PRIVILEGED, PUBLISH,
        PUBLISH_ALL, PULL, QUIET, READ_ONLY, RESTART, RM, RUNTIME, SECURITY_OPT, SHM_SIZE, STOP_SIGNAL, STOP_TIMEOUT, STORAGE_OPT,
        SYSCTL, TMPFS, TTY, ULIMIT, USER, USERNS, UTS, VOLUME, VOLUME_DRIVER, VOLUMES_FROM, WORKDIR};
}
