package io.jukung.engine.life;

import io.jukung.api.Wire;
import io.jukung.api.container.ContainerConfig;
import io.jukung.api.container.HostConfig;
import io.jukung.base.Ids;
import io.jukung.base.Problem;
import io.jukung.base.Undo;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers.Made;
import io.jukung.engine.EngineSettings;
import io.jukung.engine.LastRun;
import io.jukung.engine.Signal;
import io.jukung.image.Image;
import io.jukung.image.ImageStore;
import io.jukung.notation.ContainerName;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import io.jukung.snapshot.Snapshotter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Makes containers: the request is checked whole, then name, snapshot and record are acquired, or nothing is.
final class Creator {
    private final Registry registry;
    private final ImageStore images;
    private final Snapshotter snapshots;
    private final Ids ids;
    private final NameMaker names;
    private final InstantSource clock;
    private final Told told;
    private final EngineSettings settings;
    private final SharedSpaces spaces;

    Creator(Registry registry, ImageStore images, Snapshotter snapshots, Ids ids, NameMaker names, InstantSource clock, Told told, EngineSettings settings) {
        this.registry = registry;
        this.images = images;
        this.snapshots = snapshots;
        this.ids = ids;
        this.names = names;
        this.clock = clock;
        this.told = told;
        this.settings = settings;
        this.spaces = new SharedSpaces(registry);
    }

    Made create(Optional<String> wantedName, Optional<Platform> platform, ObjectNode request) throws IOException {
        var body = DroppedField.without(request);
        var wanted = wantedName.filter(n -> !n.isEmpty()).map(n -> ContainerName.parse(n).value());
        var asked = Wire.as(body, ContainerConfig.class);
        var hostTree = field(body, "HostConfig");
        var host = Wire.as(hostTree, HostConfig.class, ".HostConfig");
        if (body.isEmpty()) throw new Problem.Invalid("config cannot be empty in order to create a container", "name an image");
        check(host);
        Choices.check(host, hostTree);
        HealthChoices.check(body.path("Healthcheck"));
        if (host.pidMode() != null && host.pidMode().startsWith("container:") && !host.pidMode().equals("container:")) known(host.pidMode().substring("container:".length()));
        if (asked.image() == null || asked.image().isEmpty()) throw new Problem.Invalid("no image specified", "name an image");
        var image = image(asked.image(), platform);

        var id = ids.next();
        var mode = host.networkMode() == null ? "" : host.networkMode();
        var config = ConfigMerge.merge(asked, image.config().config(), id, mode.equals("host") ? hostName() : Ids.brief(id));
        var hostConfig = HostDefaults.fill(hostTree, host, settings.cgroupNamespace());
        Limits.check(hostConfig);
        NetworkChoices.check(body, hostConfig);
        if (host.links() != null && !host.links().isEmpty()) throw later("links", "--link");
        spaces.settle(config, hostConfig, asked.hostname() != null && !asked.hostname().isEmpty());
        if (config.has("StopSignal")) Signal.parse(config.path("StopSignal").asString(""));
        var mounts = MountPlan.of(host);
        var ports = PortPlan.of(host, new java.util.TreeSet<>(config.path("ExposedPorts").propertyNames()));
        for (var port : ports) exposed(config, port.containerPort() + "/" + port.protocol().word());

        try (var undo = new Undo()) {
            var name = wanted.orElseGet(() -> names.next(registry::taken));
            registry.claim(name, id);
            undo.push(() -> registry.free(name, id));
            snapshots.prepare(id, image.chain());
            undo.push(() -> snapshots.remove(id));
            MountPlan.makeSources(mounts);
            var record = new ContainerRecord(ContainerRecord.SCHEMA, id, name, clock.instant(), image.id().toString(), image.chain(), body, config,
                    hostConfig, mounts, new ContainerState.Created(), LastRun.NEVER, 0, 0, false);
            if (!record.removesItself()) snapshots.flush(id);
            registry.add(record);
            undo.keep();
            told.of(record, "create");
            return new Made(id, warnings(host, config, hostConfig));
        }
    }

    /// A name that can be none is told as such, rather than as one that is not here.
    private Image image(String name, Optional<Platform> platform) {
        try {
            var image = images.get(name);
            if (platform.isEmpty() || platform.get().matches(image.platform())) return image;
            throw new Problem.NotFound("image with reference " + name + " was found but its platform (" + image.platform() + ") does not match the specified platform (" + platform.get() + ")",
                    "pull it for that platform: jukung pull --platform " + platform.get() + " " + name);
        } catch (Problem.NotFound e) {
            Reference.parse(name);
            throw e;
        }
    }

    private void known(String container) {
        try {
            registry.get(container);
        } catch (Problem.NotFound e) {
            throw new Problem.Invalid(e.message(), e.remedy().orElse(""));
        }
    }

    private static void check(HostConfig host) {
        if (Boolean.TRUE.equals(host.init())) InitProgram.onThisHost();
        if (host.volumesFrom() != null && !host.volumesFrom().isEmpty()) throw later("volumes of other containers", "--volumes-from");
        if (host.deviceRequests() != null && !host.deviceRequests().isEmpty()) throw later("device requests", "--gpus");
        if (host.restartPolicy() != null) policy(host.restartPolicy(), host.autoRemove());
    }

    private static void policy(HostConfig.RestartPolicy policy, boolean autoRemove) {
        var name = policy.name() == null ? "" : policy.name();
        if (!List.of("", "no", "always", "unless-stopped", "on-failure").contains(name)) {
            throw new Problem.Invalid("invalid restart policy: unknown policy '" + name + "'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'");
        }
        if (!name.equals("on-failure") && policy.maximumRetryCount() != 0) {
            throw new Problem.Invalid("invalid restart policy: maximum retry count can only be used with 'on-failure'");
        }
        if (policy.maximumRetryCount() < 0) throw new Problem.Invalid("invalid restart policy: maximum retry count cannot be negative");
        if (autoRemove && !List.of("", "no").contains(name)) throw new Problem.Invalid("can't create 'AutoRemove' container with restart policy");
    }

    private static Problem.NotServed later(String what, String flag) {
        return new Problem.NotServed("this engine has no " + what + " yet", "leave " + flag + " out");
    }

    private static List<String> warnings(HostConfig host, ObjectNode config, ObjectNode hostConfig) {
        var warnings = new ArrayList<String>();
        if ("host".equals(host.networkMode()) && host.portBindings() != null && !host.portBindings().isEmpty()) warnings.add("Published ports are discarded when using host network mode");
        warnings.addAll(Limits.warnings(hostConfig));
        if (host.oomScoreAdj() < 0 && host.memory() == 0) warnings.add("OOM killer is protected for a container without a memory limit, which is dangerous.");
        for (var volume : config.path("Volumes").propertyNames()) {
            warnings.add("The image's volume " + volume + " is kept in the container's own layer, and is removed with it.");
        }
        return warnings;
    }

    private static void exposed(ObjectNode config, String port) {
        var ports = config.get("ExposedPorts") instanceof ObjectNode there ? there : config.putObject("ExposedPorts");
        if (!ports.has(port)) ports.putObject(port);
    }

    private static ObjectNode field(ObjectNode body, String name) {
        for (var entry : body.properties()) {
            if (!entry.getKey().equalsIgnoreCase(name) || entry.getValue().isNull()) continue;
            if (entry.getValue() instanceof ObjectNode object) return object;
            throw new Problem.Invalid("invalid JSON: json: cannot unmarshal " + (entry.getValue().isArray() ? "array" : "value") + " into Go struct field ."
                    + name + " of type container." + name);
        }
        return Wire.object();
    }

    private static String hostName() {
        try {
            return java.nio.file.Files.readString(java.nio.file.Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
