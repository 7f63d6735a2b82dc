package io.jukung.routes;

import io.jukung.api.ApiVersion;
import io.jukung.api.Wire;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers;
import io.jukung.engine.MountPoint;
import io.jukung.image.Image;
import io.jukung.image.ImageStore;
import io.jukung.network.Sandboxes;
import io.jukung.notation.Durations;
import io.jukung.notation.Timestamps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A container as `inspect` and `ps` show it, field by field in Docker's order.
final class ContainerView {
    private final Containers containers;
    private final ImageStore images;
    private final Sandboxes sandboxes;

    ContainerView(Containers containers, ImageStore images, Sandboxes sandboxes) {
        this.containers = containers;
        this.images = images;
        this.sandboxes = sandboxes;
    }

    ObjectNode inspect(ContainerRecord container, ApiVersion version, boolean size) throws IOException {
        var command = command(container);
        var view = Wire.object().put("Id", container.id()).put("Created", Timestamps.print(container.created()));
        view.put("Path", command.isEmpty() ? "" : command.getFirst());
        var args = view.putArray("Args");
        command.stream().skip(1).forEach(args::add);
        view.set("State", state(container));
        view.put("Image", container.imageId());
        boolean begun = container.generation() > 0;
        view.put("ResolvConfPath", begun ? file(container, "resolv.conf") : "").put("HostnamePath", begun ? file(container, "hostname") : "");
        view.put("HostsPath", begun ? file(container, "hosts") : "").put("LogPath", begun ? file(container, "log") : "");
        view.put("Name", "/" + container.name()).put("RestartCount", container.restarts()).put("Driver", "overlay2").put("Platform", "linux");
        view.put("MountLabel", "").put("ProcessLabel", "").put("AppArmorProfile", "").putNull("ExecIDs");
        view.set("HostConfig", container.hostConfig());
        view.set("GraphDriver", graphDriver(container));
        if (size) view.put("SizeRw", containers.size(container)).put("SizeRootFs", rootSize(container));
        view.set("Mounts", mounts(container));
        view.set("Config", config(container, version));
        var network = EndpointView.settings(container, containers.sandbox(container), version);
        remember(container, (ObjectNode) network.path("Networks"));
        view.set("NetworkSettings", network);
        return view;
    }

    /// A container that ran knows its network, though it has no place in it any more.
    private void remember(ContainerRecord container, ObjectNode networks) {
        if (container.lastRun().startedAt().isEmpty()) return;
        for (var joined : networks.properties()) {
            if (!(joined.getValue() instanceof ObjectNode view) || !view.path("NetworkID").asString("").isEmpty()) continue;
            sandboxes.find(joined.getKey()).ifPresent(network -> view.put("NetworkID", network.id()));
        }
    }

    private static ObjectNode state(ContainerRecord container) {
        var state = container.state();
        var run = container.lastRun();
        long pid = switch (state) {
            case ContainerState.Running(var running, _) -> running;
            case ContainerState.Paused(var paused, _) -> paused;
            case ContainerState.Created _, ContainerState.Restarting _, ContainerState.Exited _, ContainerState.Removing _, ContainerState.Dead _ -> 0;
        };
        return Wire.object().put("Status", state.word()).put("Running", state.alive() || state instanceof ContainerState.Restarting)
                .put("Paused", state instanceof ContainerState.Paused).put("Restarting", state instanceof ContainerState.Restarting)
                .put("OOMKilled", run.outOfMemory()).put("Dead", state instanceof ContainerState.Dead).put("Pid", pid)
                .put("ExitCode", run.exitCode()).put("Error", run.error())
                .put("StartedAt", Timestamps.print(run.startedAt().orElse(Timestamps.NEVER)))
                .put("FinishedAt", Timestamps.print(run.finishedAt().orElse(Timestamps.NEVER)));
    }

    /// From 1.52 on `MacAddress` belongs to the endpoint alone.
    private static ObjectNode config(ContainerRecord container, ApiVersion version) {
        if (!version.atLeast(1, 52) || !container.config().has("MacAddress")) return container.config();
        var config = container.config().deepCopy();
        config.remove("MacAddress");
        return config;
    }

    private ObjectNode graphDriver(ContainerRecord container) {
        var view = Wire.object();
        try {
            var upper = containers.upper(container);
            view.putObject("Data").put("ID", container.id()).put("LowerDir", lower(container, upper)).put("MergedDir", upper.resolveSibling("merged").toString())
                    .put("UpperDir", upper.toString()).put("WorkDir", upper.resolveSibling("work").toString());
        } catch (IOException e) {
            // its snapshot is being removed: nothing is true of it any more
            view.putNull("Data");
        }
        return view.put("Name", "overlay2");
    }

    /// The folders of the image's layers, the highest first, as overlayfs is told of them.
    private static String lower(ContainerRecord container, Path upper) {
        var layers = upper.resolve("../../../layers").normalize();
        return container.layers().reversed().stream().map(chain -> layers.resolve(ImageView.folder(chain) + "/diff").toString()).collect(Collectors.joining(":"));
    }

    private String file(ContainerRecord container, String which) {
        return containers.file(container, which).toString();
    }

    private long rootSize(ContainerRecord container) throws IOException {
        return containers.size(container) + images.find(container.imageId()).map(Image::size).orElse(0L);
    }

    ObjectNode item(ContainerRecord container, ApiVersion version, Instant now, boolean size) throws IOException {
        var sandbox = containers.sandbox(container);
        var view = Wire.object().put("Id", container.id());
        view.putArray("Names").add("/" + container.name());
        view.put("Image", imageName(container)).put("ImageID", container.imageId()).put("Command", commandLine(container));
        view.put("Created", container.created().getEpochSecond());
        view.set("Ports", EndpointView.ports(container, sandbox));
        if (size) {
            long written = containers.size(container);
            if (written > 0) view.put("SizeRw", written);
            view.put("SizeRootFs", rootSize(container));
        }
        var labels = container.config().path("Labels");
        view.set("Labels", labels.isObject() ? labels : Wire.object());
        view.put("State", container.state().word()).put("Status", status(container, now));
        view.putObject("HostConfig").put("NetworkMode", container.hostConfig().path("NetworkMode").asString("bridge"));
        if (version.atLeast(1, 52)) view.putObject("Health").put("Status", "none").put("FailingStreak", 0);
        var networks = EndpointView.networks(container, sandbox);
        remember(container, networks);
        view.putObject("NetworkSettings").set("Networks", networks);
        view.set("Mounts", mounts(container));
        return view;
    }

    /// The name the user gave, unless that name leads to another image by now.
    private String imageName(ContainerRecord container) {
        boolean same = images.find(container.image()).map(image -> image.id().toString().equals(container.imageId())).orElse(false);
        return same ? container.image() : container.imageId();
    }

    static String status(ContainerRecord container, Instant now) {
        return switch (container.state()) {
            case ContainerState.Created() -> "Created";
            case ContainerState.Running(_, var since) -> "Up " + Durations.roughly(Duration.between(since, now));
            case ContainerState.Paused(_, var since) -> "Up " + Durations.roughly(Duration.between(since, now)) + " (Paused)";
            case ContainerState.Restarting(_, _) -> "Restarting (" + container.lastRun().exitCode() + ") "
                    + Durations.roughly(Duration.between(container.lastRun().finishedAt().orElse(now), now)) + " ago";
            case ContainerState.Exited(var code, var at, _) -> "Exited (" + code + ") " + Durations.roughly(Duration.between(at, now)) + " ago";
            case ContainerState.Removing() -> "Removal In Progress";
            case ContainerState.Dead(_) -> "Dead";
        };
    }

    private static ArrayNode mounts(ContainerRecord container) {
        var view = Wire.object().arrayNode();
        for (MountPoint mount : container.mounts()) {
            // what came by --tmpfs is told in HostConfig alone
            if (container.hostConfig().path("Tmpfs").has(mount.destination())) continue;
            view.addObject().put("Type", mount.type()).put("Source", mount.source()).put("Destination", mount.destination())
                    .put("Mode", mount.mode()).put("RW", mount.writable()).put("Propagation", mount.propagation());
        }
        return view;
    }

    /// Entrypoint and command in one list.
    static List<String> command(ContainerRecord container) {
        var words = new ArrayList<String>();
        for (JsonNode word : container.config().path("Entrypoint")) words.add(word.asString(""));
        for (JsonNode word : container.config().path("Cmd")) words.add(word.asString(""));
        return words;
    }

    private static String commandLine(ContainerRecord container) {
        var words = command(container);
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).contains(" ")) words.set(i, "'" + words.get(i) + "'");
        }
        return String.join(" ", words);
    }
}
