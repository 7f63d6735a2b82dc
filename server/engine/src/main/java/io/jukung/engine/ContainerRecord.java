package io.jukung.engine;

import io.jukung.notation.Digest;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// All that is kept of a container: the request as it came, what became of it, and where the container stands.
/// Immutable; a change makes a new one, which is on disk before anybody sees it.
///
/// @param request    the body of the create request, unknown fields and all
/// @param config     `Config` of inspect: the request's, merged with the image's
/// @param hostConfig `HostConfig` of inspect: the request's, with defaults filled in
/// @param layers     chain ids of the image's layers, lowest first
/// @param generation counts starts; runtime, network and cgroup names carry it, so that one run never meets the next
public record ContainerRecord(
        int schema, String id, String name, Instant created, String imageId, List<Digest> layers, ObjectNode request,
        ObjectNode config, ObjectNode hostConfig, List<MountPoint> mounts, ContainerState state, LastRun lastRun,
        int generation, int restarts, boolean stoppedByHand) {
    public static final int SCHEMA = 1;

    public ContainerRecord {
        layers = List.copyOf(layers);
        mounts = List.copyOf(mounts);
    }

    /// The image as the user named it.
    public String image() {
        return config.path("Image").asString("");
    }

    /// The name of its latest run for runtime and network.
    public String runId() {
        return id + "-" + generation;
    }

    /// `--rm`: it goes with the end of its run, and after a power failure too.
    public boolean removesItself() {
        return hostConfig.path("AutoRemove").asBoolean(false);
    }

    public ContainerRecord with(ContainerState now) {
        return new ContainerRecord(schema, id, name, created, imageId, layers, request, config, hostConfig, mounts, now, lastRun,
                generation, restarts, stoppedByHand);
    }

    public ContainerRecord with(ContainerState now, LastRun run) {
        return new ContainerRecord(schema, id, name, created, imageId, layers, request, config, hostConfig, mounts, now, run,
                generation, restarts, stoppedByHand);
    }

    public ContainerRecord withName(String other) {
        return new ContainerRecord(schema, id, other, created, imageId, layers, request, config, hostConfig, mounts, state, lastRun,
                generation, restarts, stoppedByHand);
    }

    public ContainerRecord withRestarts(int count) {
        return new ContainerRecord(schema, id, name, created, imageId, layers, request, config, hostConfig, mounts, state, lastRun,
                generation, count, stoppedByHand);
    }

    public ContainerRecord withNextGeneration() {
        return new ContainerRecord(schema, id, name, created, imageId, layers, request, config, hostConfig, mounts, state, lastRun,
                generation + 1, restarts, false);
    }

    /// Somebody wants it to end: what is about to be sent, and that it was not its own idea.
    public ContainerRecord withStoppedByHand(Asked asked) {
        return new ContainerRecord(schema, id, name, created, imageId, layers, request, config, hostConfig, mounts, state, lastRun.asked(asked),
                generation, restarts, true);
    }
}
