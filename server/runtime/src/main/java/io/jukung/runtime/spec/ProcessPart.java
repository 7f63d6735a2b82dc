package io.jukung.runtime.spec;

import io.jukung.base.Problem;
import io.jukung.oci.RuntimeSpec;
import io.jukung.oci.RuntimeSpec.Capabilities;
import io.jukung.oci.RuntimeSpec.Rlimit;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.ExecSpec;
import io.jukung.runtime.ProcessSpec;
import io.jukung.runtime.Resources;
import io.jukung.runtime.SecuritySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The process of a spec: who it is, what it may do, what it finds in its environment.
final class ProcessPart {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final long USUAL_FILES = 1_048_576;
    private final HostLimits host;

    ProcessPart(HostLimits host) {
        this.host = host;
    }

    RuntimeSpec.Process forContainer(ContainerSpec spec, List<String> capabilities, Warnings warnings) throws IOException {
        var who = UserLookup.in(spec.rootfs()).find(spec.process().user(), spec.process().groups());
        return process(spec.process(), who, environment(spec.process(), spec.hostname(), who.home()), capabilities(who, spec.security(), capabilities),
                rlimits(spec.resources().ulimits(), warnings), spec.security().noNewPrivileges(), spec.security().apparmor(), oomScore(spec.resources(), warnings));
    }

    RuntimeSpec.Process forExec(RuntimeSpec container, ExecSpec exec) throws IOException {
        var who = UserLookup.in(Path.of(container.root().path())).find(exec.process().user(), exec.process().groups());
        var inherited = container.process().capabilities().map(Capabilities::bounding).orElse(List.of());
        var names = exec.privileged() ? CapabilitySet.of(SecuritySpec.PRIVILEGED, host.capabilities(), new Warnings()) : inherited;
        return process(exec.process(), who, environment(exec.process(), container.hostname().orElse(""), who.home()),
                capabilities(who, SecuritySpec.USUAL, names), container.process().rlimits(), container.process().noNewPrivileges(),
                container.process().apparmorProfile(), container.process().oomScoreAdj());
    }

    private static RuntimeSpec.Process process(ProcessSpec process, UserLookup.Found who, List<String> environment, Capabilities capabilities,
                                               List<Rlimit> rlimits, boolean noNewPrivileges, Optional<String> apparmor, Optional<Integer> oomScore) {
        if (process.args().isEmpty()) throw new Problem.Invalid("no command specified", "name one after the image, as in 'run IMAGE COMMAND'");
        return new RuntimeSpec.Process(process.terminal(), process.size().map(s -> new RuntimeSpec.Size(s.rows(), s.columns())),
                new RuntimeSpec.User(who.uid(), who.gid(), who.groups(), Optional.empty()), process.args(), environment,
                process.cwd().isEmpty() ? "/" : process.cwd(), Optional.of(capabilities), rlimits, noNewPrivileges, apparmor, Optional.empty(), oomScore);
    }

    /// Anyone but root holds nothing at first; what the bounding set names can come back through a file's capabilities.
    private static Capabilities capabilities(UserLookup.Found who, SecuritySpec security, List<String> names) {
        return who.uid() == 0 ? Capabilities.of(names) : new Capabilities(names, List.of(), List.of(), List.of(), List.of());
    }

    private static List<String> environment(ProcessSpec process, String hostname, String home) {
        var map = new LinkedHashMap<String, String>();
        map.put("PATH", PATH);
        if (!hostname.isEmpty()) map.put("HOSTNAME", hostname);
        if (process.terminal()) map.put("TERM", "xterm");
        for (var entry : process.env()) {
            var at = entry.indexOf('=');
            if (at > 0) map.put(entry.substring(0, at), entry.substring(at + 1));
            else map.remove(entry);
        }
        map.putIfAbsent("HOME", home);
        return map.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }

    private List<Rlimit> rlimits(List<Resources.Ulimit> asked, Warnings warnings) {
        Map<String, Rlimit> limits = new LinkedHashMap<>();
        var files = host.nofileHard() < 0 ? USUAL_FILES : Math.min(USUAL_FILES, host.nofileHard());
        if (host.mayRaise()) files = USUAL_FILES;
        limits.put("RLIMIT_NOFILE", new Rlimit("RLIMIT_NOFILE", files, files));
        for (var u : asked) {
            var upper = u.name().toUpperCase(Locale.ROOT);
            var type = upper.startsWith("RLIMIT_") ? upper : "RLIMIT_" + upper;
            limits.put(type, clamp(type, u, warnings));
        }
        return new ArrayList<>(limits.values());
    }

    /// -1 is the largest number there is, so limits compare as unsigned.
    private Rlimit clamp(String type, Resources.Ulimit u, Warnings warnings) {
        var top = host.mayRaise() ? -1 : host.hard(type);
        if (Long.compareUnsigned(u.hard(), top) <= 0 && Long.compareUnsigned(u.soft(), u.hard()) <= 0) return new Rlimit(type, u.hard(), u.soft());
        if (Long.compareUnsigned(u.soft(), u.hard()) > 0) {
            throw new Problem.Internal("ulimit soft limit must be less than or equal to hard limit: " + u.soft() + " > " + u.hard(), "write it as --ulimit NAME=SOFT:HARD");
        }
        warnings.add("ulimit " + u.name() + " lowered to " + top + ", the engine's own hard limit (it lacks CAP_SYS_RESOURCE)");
        return new Rlimit(type, top, Long.compareUnsigned(u.soft(), top) > 0 ? top : u.soft());
    }

    private Optional<Integer> oomScore(Resources resources, Warnings warnings) {
        var asked = resources.oomScoreAdj().orElse(0);
        if (host.mayRaise() || asked >= host.oomScoreAdj()) return Optional.of(asked);
        if (resources.oomScoreAdj().isPresent()) {
            warnings.add("oom score raised to " + host.oomScoreAdj() + ", the engine's own (it lacks CAP_SYS_RESOURCE)");
        }
        return Optional.of(host.oomScoreAdj());
    }
}
