package io.jukung.runtime.spec;

import io.jukung.base.Problem;
import io.jukung.kernel.FileNodes;
import io.jukung.kernel.Stat;
import io.jukung.oci.LinuxSpec;
import io.jukung.oci.Resources.DeviceRule;
import io.jukung.runtime.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The device nodes a container gets, and the rules about which of them it may use.
final class DeviceNodes {
    private static final int KIND = 0170000;
    private static final int CHARACTER = 0020000;
    private static final int BLOCK = 0060000;
    private static final int FOLDER = 0040000;
    /// Folders of the host's `/dev` that a container has for itself.
    private static final Set<String> OWN = Set.of("pts", "shm", "fd", "mqueue", "console", ".lxc", ".lxd-mounts", ".udev");

    private record Node(LinuxSpec.Device device, String permissions) {}

    private final List<Node> asked = new ArrayList<>();
    private final List<Node> all = new ArrayList<>();
    private final boolean privileged;

    DeviceNodes(List<Resources.Device> devices, boolean privileged) throws IOException {
        this.privileged = privileged;
        if (privileged) walk(Path.of("/dev"), "/dev", "rwm", all);
        for (var device : devices) ask(device);
    }

    List<LinuxSpec.Device> nodes() {
        var list = new ArrayList<LinuxSpec.Device>();
        for (var node : asked) list.add(node.device());
        for (var node : all) if (list.stream().noneMatch(d -> d.path().equals(node.device().path()))) list.add(node.device());
        return list;
    }

    List<DeviceRule> rules(List<String> more) {
        if (privileged) return List.of(new DeviceRule(true, Optional.empty(), Optional.empty(), Optional.empty(), "rwm"));
        var list = new ArrayList<DeviceRule>();
        list.add(new DeviceRule(false, Optional.empty(), Optional.empty(), Optional.empty(), "rwm"));
        for (var usual : List.of("c *:* m", "b *:* m", "c 1:3 rwm", "c 1:5 rwm", "c 1:7 rwm", "c 1:8 rwm", "c 1:9 rwm", "c 5:0 rwm",
                "c 5:1 rwm", "c 5:2 rwm", "c 136:* rwm")) {
            list.add(rule(usual));
        }
        for (var node : asked) {
            var d = node.device();
            list.add(new DeviceRule(true, Optional.of(d.type()), Optional.of(d.major()), Optional.of(d.minor()), node.permissions()));
        }
        more.forEach(line -> list.add(rule(line)));
        return list;
    }

    private static DeviceRule rule(String line) {
        var match = java.util.regex.Pattern.compile("([abc]) ([0-9]+|\\*):([0-9]+|\\*) ([rwm]{1,3})").matcher(line);
        if (!match.matches()) throw new Problem.Invalid("invalid device cgroup rule format: '" + line + "'", "write it as 'c 1:3 rwm'");
        return new DeviceRule(true, Optional.of(match.group(1)), number(match.group(2)), number(match.group(3)), match.group(4));
    }

    private static Optional<Long> number(String text) {
        return text.equals("*") ? Optional.empty() : Optional.of(Long.valueOf(text));
    }

    private void ask(Resources.Device device) throws IOException {
        Path path;
        try {
            path = Path.of(device.hostPath()).toRealPath();
        } catch (IOException e) {
            throw new Problem.Internal("error gathering device information while adding custom device \"" + device.hostPath() + "\": no such file or directory",
                    "check the path with 'ls -l " + device.hostPath() + "' on the engine's host");
        }
        var before = asked.size();
        var target = device.containerPath().isEmpty() ? device.hostPath() : device.containerPath();
        var stat = FileNodes.stat(path);
        if ((stat.mode() & KIND) == FOLDER) walk(path, target, device.permissions(), asked);
        else node(stat, target).ifPresent(d -> asked.add(new Node(d, device.permissions())));
        if (asked.size() == before) {
            throw new Problem.Internal("error gathering device information while adding custom device \"" + device.hostPath() + "\": not a device node");
        }
    }

    private static void walk(Path folder, String target, String permissions, List<Node> into) throws IOException {
        List<Path> entries;
        try (var stream = Files.list(folder)) {
            entries = stream.sorted().toList();
        }
        for (var entry : entries) {
            var name = String.valueOf(entry.getFileName());
            if (OWN.contains(name) && folder.equals(Path.of("/dev"))) continue;
            Stat stat;
            try {
                stat = FileNodes.stat(entry);
            } catch (IOException vanished) {
                continue;
            }
            if ((stat.mode() & KIND) == FOLDER) walk(entry, target + "/" + name, permissions, into);
            else node(stat, target + "/" + name).ifPresent(d -> into.add(new Node(d, permissions)));
        }
    }

    private static Optional<LinuxSpec.Device> node(Stat stat, String target) {
        var kind = stat.mode() & KIND;
        if (kind != CHARACTER && kind != BLOCK) return Optional.empty();
        return Optional.of(new LinuxSpec.Device(kind == CHARACTER ? "c" : "b", target, stat.rdevMajor(), stat.rdevMinor(),
                Optional.of(stat.mode() & 07777), Optional.of((long) stat.uid()), Optional.of((long) stat.gid())));
    }
}
