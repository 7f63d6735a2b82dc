package io.jukung.engine.life;

import io.jukung.api.container.HostConfig;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.MountPoint;
import io.jukung.notation.VolumeName;
import io.jukung.notation.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Which folders of the host a create request brings into the container, in the order of their depth, so that a mount
/// never hides one that was asked for below it.
final class MountPlan {
    private MountPlan() {}

    /// @throws Problem.Invalid in Docker's words, if a source is missing or two go to one place
    static List<MountPoint> of(HostConfig host) {
        var points = new ArrayList<MountPoint>();
        if (host.binds() != null) for (var bind : host.binds()) points.add(bind(spec(bind)));
        if (host.mounts() != null) for (var mount : host.mounts()) points.add(mount(mount));
        if (host.tmpfs() != null) host.tmpfs().forEach((target, options) -> points.add(tmpfs(target, options)));
        var targets = new HashSet<String>();
        for (var point : points) {
            if (!targets.add(point.destination())) {
                throw new Problem.Invalid("Duplicate mount point: " + point.destination(), "mount one thing there, or choose another place");
            }
        }
        points.sort(java.util.Comparator.comparingInt((MountPoint p) -> Path.of(p.destination()).getNameCount()));
        return points;
    }

    /// Docker takes what is written wrong here for a failure of its own.
    private static VolumeSpec spec(String text) {
        try {
            return VolumeSpec.parse(text);
        } catch (Problem.Invalid e) {
            throw new Problem.Internal(e.message(), e.remedy().orElse("write it as -v /SOURCE:/TARGET"));
        }
    }

    private static MountPoint bind(VolumeSpec spec) {
        if (spec.kind() != VolumeSpec.Kind.BIND) throw noVolumes(spec.source(), spec.toString());
        return new MountPoint("bind", spec.source().orElseThrow(), spec.target(), spec.mode(), !spec.readOnly(), spec.propagation().orElse("rprivate"));
    }

    private static MountPoint mount(HostConfig.Mount mount) {
        var type = mount.type() == null ? "volume" : mount.type();
        var target = mount.target() == null ? "" : mount.target();
        var source = mount.source() == null ? "" : mount.source();
        MountWords.check(type, source, target, mount);
        return switch (type) {
            case "bind" -> {
                if (Files.notExists(Path.of(source))) {
                    throw new Problem.Invalid("invalid mount config for type \"bind\": bind source path does not exist: " + source,
                            "make it first: mkdir -p " + source);
                }
                var propagation = mount.bindOptions() == null ? null : mount.bindOptions().get("Propagation");
                yield new MountPoint("bind", source, target, "", !mount.readOnly(), propagation instanceof String p && !p.isEmpty() ? p : "rprivate");
            }
            case "tmpfs" -> new MountPoint("tmpfs", "", target, tmpfsOptions(mount), !mount.readOnly(), "");
            case "volume" -> throw noVolumes(Optional.of(source), target);
            case "image" -> throw noVolumes(Optional.empty(), target);
            default -> throw MountWords.wrong(type, "mount type unknown");
        };
    }

    private static MountPoint tmpfs(String target, String options) {
        if (!target.startsWith("/")) throw new Problem.Invalid("invalid mount path: '" + target + "' mount path must be absolute");
        return new MountPoint("tmpfs", "", target, options, true, "");
    }

    private static String tmpfsOptions(HostConfig.Mount mount) {
        var options = new ArrayList<String>();
        if (mount.readOnly()) options.add("ro");
        if (mount.tmpfsOptions() != null) {
            if (mount.tmpfsOptions().get("SizeBytes") instanceof Number size && size.longValue() > 0) options.add("size=" + size.longValue());
            if (mount.tmpfsOptions().get("Mode") instanceof Number mode) options.add("mode=" + Integer.toOctalString(mode.intValue()));
        }
        return String.join(",", options);
    }

    /// `-v` makes a folder that is not there; `--mount` has refused it already.
    static void makeSources(List<MountPoint> points) {
        for (var point : points) {
            if (!point.type().equals("bind")) continue;
            var source = Path.of(point.source());
            try {
                if (Files.notExists(source)) Files.createDirectories(source);
            } catch (IOException e) {
                throw new Problem.Invalid("error while creating mount source path '" + source + "': " + e.getMessage(), "make the folder first: mkdir -p " + source);
            }
        }
    }

    /// At every start: a source may have gone since the container was made.
    static void checkSources(ContainerRecord record) {
        for (var point : record.mounts()) if (point.type().equals("tmpfs")) MountWords.tmpfs(point.mode());
        var must = new HashSet<String>();
        for (var mount : record.hostConfig().path("Mounts")) must.add(mount.path("Source").asString(""));
        var gone = record.mounts().stream().filter(p -> p.type().equals("bind") && Files.notExists(Path.of(p.source()))).toList();
        for (var point : gone) {
            if (must.contains(point.source())) {
                throw new Problem.Invalid("invalid mount config for type \"bind\": bind source path does not exist: " + point.source(),
                        "make it again: mkdir -p " + point.source());
            }
        }
        makeSources(gone);
    }

    private static Problem noVolumes(Optional<String> name, String what) {
        try {
            name.filter(n -> !n.isEmpty()).ifPresent(VolumeName::new);
        } catch (Problem.Invalid e) {
            return new Problem.Invalid("create " + name.orElseThrow() + ": " + e.message(), "for a folder of the host write its whole path: -v /folder:/place");
        }
        return new Problem.NotServed("this engine has no named or anonymous volumes yet: " + what, "mount a folder of the host: -v /folder:/place");
    }
}
