package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.runtime.NamespaceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Which namespaces a container shares, with the host or with another container, in Docker's words for it.
final class SharedSpaces {
    private static final String PARTNER = "container:";
    private static final List<String> FIELDS = List.of("NetworkMode", "IpcMode", "PidMode");

    private final Registry registry;

    SharedSpaces(Registry registry) {
        this.registry = registry;
    }

    /// The containers whose namespaces this one joins.
    static List<String> partners(ContainerRecord record) {
        var partners = new ArrayList<String>();
        for (var field : FIELDS) {
            var mode = record.hostConfig().path(field).asString("");
            if (mode.startsWith(PARTNER)) partners.add(mode.substring(PARTNER.length()));
        }
        return partners;
    }

    /// Writes ids for the names of partners, so that a renamed one is still found. A network's partner may be made later.
    /// @throws Problem.Invalid for modes that make no sense
    void settle(ObjectNode config, ObjectNode hostConfig, boolean hostname) {
        settle(hostConfig, "IpcMode", "IPC", List.of("", "none", "private", "shareable", "host"));
        settle(hostConfig, "PidMode", "PID", List.of("", "host"));
        allow(hostConfig, "UTSMode", "invalid UTS mode", List.of("", "host"));
        allow(hostConfig, "CgroupnsMode", "invalid cgroup namespace mode", List.of("", "host", "private"));
        if (hostname && hostConfig.path("UTSMode").asString("").equals("host")) {
            throw new Problem.Invalid("conflicting options: hostname and the UTS mode", "leave one of the two out");
        }
        var network = hostConfig.path("NetworkMode").asString("");
        if (!network.startsWith(PARTNER)) return;
        if (network.equals(PARTNER)) throw new Problem.Invalid("invalid network mode: invalid container format container:<name|id>");
        conflict(hostname, "hostname and the network mode");
        conflict(!hostConfig.path("PortBindings").isEmpty() || hostConfig.path("PublishAllPorts").asBoolean(false), "port publishing and the container type network mode");
        conflict(!config.path("ExposedPorts").isEmpty(), "port exposing and the container type network mode");
        find(network).ifPresent(live -> {
            hostConfig.put("NetworkMode", PARTNER + live.record.id());
            for (var field : List.of("Hostname", "Domainname")) config.put(field, live.record.config().path(field).asString(""));
        });
    }

    private static void conflict(boolean there, String what) {
        if (there) throw new Problem.Invalid("conflicting options: " + what, "give such options to the container whose network it is");
    }

    private void settle(ObjectNode hostConfig, String field, String name, List<String> words) {
        var mode = hostConfig.path(field).asString("");
        if (!mode.startsWith(PARTNER) || mode.equals(PARTNER)) {
            allow(hostConfig, field, "invalid " + name + " mode", words);
            return;
        }
        var live = find(mode).orElseThrow(() -> new Problem.Invalid("No such container: " + mode.substring(PARTNER.length()), "list all containers: jukung ps -a"));
        hostConfig.put(field, PARTNER + live.record.id());
    }

    private static void allow(ObjectNode hostConfig, String field, String message, List<String> words) {
        var mode = hostConfig.path(field).asString("");
        if (!words.contains(mode)) throw new Problem.Invalid(message + ": " + mode);
    }

    private Optional<Live> find(String mode) {
        try {
            return Optional.of(registry.get(mode.substring(PARTNER.length())));
        } catch (Problem.NotFound e) {
            return Optional.empty();
        }
    }

    /// The container whose network this mode means, which must run.
    Live network(String mode) {
        var live = find(mode).orElseThrow(() -> new Problem.Internal("joining network namespace of container: No such container: " + mode.substring(PARTNER.length()),
                "list all containers: jukung ps -a"));
        if (!live.record.state().alive()) {
            throw new Problem.Conflict("cannot join network namespace of a non running container: container " + live.record.name() + " is " + live.record.state().word(),
                    "start it: jukung start " + live.record.name());
        }
        return live;
    }

    NamespaceSpec of(ContainerRecord record, Optional<Path> netns) {
        NamespaceSpec.Space network = netns.<NamespaceSpec.Space>map(NamespaceSpec.At::new).orElse(new NamespaceSpec.Host());
        return new NamespaceSpec(network, ipc(mode(record, "IpcMode")), pid(mode(record, "PidMode")),
                own(mode(record, "UTSMode")), own(mode(record, "CgroupnsMode")), memory(mode(record, "IpcMode")));
    }

    private NamespaceSpec.SharedMemory memory(String mode) {
        if (!mode.startsWith(PARTNER)) {
            return switch (mode) {
                case "none" -> new NamespaceSpec.Missing();
                case "shareable" -> new NamespaceSpec.Lent();
                default -> new NamespaceSpec.Private();
            };
        }
        var lender = running(mode, "IPC").record;
        return mode(lender, "IpcMode").equals("host") ? new NamespaceSpec.Private() : new NamespaceSpec.Joined(lender.runId());
    }

    private static String mode(ContainerRecord record, String field) {
        return record.hostConfig().path(field).asString("");
    }

    private static NamespaceSpec.Space own(String mode) {
        return mode.equals("host") ? new NamespaceSpec.Host() : new NamespaceSpec.Own();
    }

    private NamespaceSpec.Space ipc(String mode) {
        if (!mode.startsWith(PARTNER)) return own(mode);
        var live = running(mode, "IPC");
        var theirs = mode(live.record, "IpcMode");
        if (!theirs.equals("shareable") && !theirs.equals("host")) {
            throw new Problem.Invalid("failed to join IPC namespace: container " + live.record.id() + ": non-shareable IPC (hint: use IpcMode:shareable for the donor container)",
                    "create " + live.record.name() + " anew with --ipc shareable");
        }
        return theirs.equals("host") ? new NamespaceSpec.Host() : at(live, "ipc");
    }

    private NamespaceSpec.Space pid(String mode) {
        return mode.startsWith(PARTNER) ? at(running(mode, "PID"), "pid") : own(mode);
    }

    private Live running(String mode, String name) {
        var live = find(mode).orElseThrow(() -> new Problem.Internal("failed to join " + name + " namespace: No such container: " + mode.substring(PARTNER.length())));
        if (live.record.state().alive()) return live;
        var message = "failed to join " + name + " namespace: container " + live.record.id() + " is not running";
        var remedy = "start it: jukung start " + live.record.name();
        if (name.equals("PID")) throw new Problem.Internal(message, remedy);
        throw new Problem.Conflict(message, remedy);
    }

    private static NamespaceSpec.Space at(Live live, String kind) {
        long pid = switch (live.record.state()) {
            case ContainerState.Running(var number, _) -> number;
            case ContainerState.Paused(var number, _) -> number;
            case ContainerState.Created _, ContainerState.Restarting _, ContainerState.Exited _, ContainerState.Removing _, ContainerState.Dead _ ->
                    throw new Problem.Conflict("failed to join namespace: container " + live.record.id() + " has just ended");
        };
        return new NamespaceSpec.At(Path.of("/proc/" + pid + "/ns/" + kind));
    }
}
