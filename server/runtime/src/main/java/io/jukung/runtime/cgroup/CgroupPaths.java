package io.jukung.runtime.cgroup;

import io.jukung.kernel.MountEntry;
import io.jukung.kernel.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The control groups one container lives in: a folder per controller of the old layout, and the folder in the unified
/// tree, if there is one (under the key `unified`). Found by the mounts, never by a fixed name.
public record CgroupPaths(Map<String, Path> folders) {
    private static final String UNIFIED = "unified";

    public CgroupPaths {
        folders = Map.copyOf(folders);
    }

    /// Where the host has its control group trees. They are mounted at boot and stay: asked once, since the mount table is
    /// the longer the more containers there are.
    public static List<MountEntry> trees() throws IOException {
        return Mounts.table().stream().filter(m -> m.fsType().startsWith("cgroup")).toList();
    }

    /// @param trees as `trees` gives them
    public static CgroupPaths of(long pid, List<MountEntry> trees) throws IOException {
        return of(Files.readAllLines(Path.of("/proc/" + pid + "/cgroup")), trees);
    }

    /// @param lines of `/proc/PID/cgroup`: `4:memory:/jukung/x`, `0::/jukung/x`
    static CgroupPaths of(List<String> lines, List<MountEntry> trees) {
        var folders = new LinkedHashMap<String, Path>();
        for (var line : lines) {
            var parts = line.split(":", 3);
            if (parts.length < 3) continue;
            for (var controller : parts[1].split(",")) {
                find(controller, trees).ifPresent(m -> folders.put(controller.isEmpty() ? UNIFIED : controller, below(m, parts[2])));
            }
        }
        return new CgroupPaths(folders);
    }

    static Optional<MountEntry> find(String controller, List<MountEntry> trees) {
        return trees.stream().filter(m -> controller.isEmpty() ? m.fsType().equals("cgroup2")
                : m.fsType().equals("cgroup") && List.of(m.superOptions().split(",")).contains(controller)).findFirst();
    }

    private static Path below(MountEntry mount, String path) {
        var root = mount.root().equals("/") ? "" : mount.root();
        var rest = path.startsWith(root) ? path.substring(root.length()) : path;
        return mount.mountPoint().resolve(rest.startsWith("/") ? rest.substring(1) : rest);
    }

    /// The folder that holds this controller's files, in either layout.
    public Optional<Path> controller(String name) {
        return Optional.ofNullable(folders.get(name)).or(() -> Optional.ofNullable(folders.get(UNIFIED)));
    }

    /// Whether the kernel ended any process of the group for want of memory; asked before the group is removed.
    public boolean outOfMemory() {
        var file = folders.containsKey("memory") ? controller("memory").map(f -> f.resolve("memory.oom_control"))
                : controller("memory").map(f -> f.resolve("memory.events"));
        return file.map(f -> number(f, "oom_kill ") > 0).orElse(false);
    }

    public boolean frozen() {
        var old = Optional.ofNullable(folders.get("freezer"));
        if (old.isPresent()) return text(old.get().resolve("freezer.state")).startsWith("FR");
        return controller("freezer").map(f -> text(f.resolve("cgroup.freeze")).startsWith("1")).orElse(false);
    }

    /// Every process of the group and of the groups below it.
    public Set<Long> processes() throws IOException {
        var pids = new TreeSet<Long>();
        var folder = Optional.ofNullable(folders.get("pids")).or(() -> controller("memory"));
        if (folder.isPresent() && Files.isDirectory(folder.get())) collect(folder.get(), pids);
        return pids;
    }

    private static void collect(Path folder, Set<Long> into) throws IOException {
        text(folder.resolve("cgroup.procs")).lines().filter(l -> !l.isBlank()).forEach(l -> into.add(Long.valueOf(l.strip())));
        try (var below = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var group : below) collect(group, into);
        } catch (NoSuchFileException ended) {
            // The last process has just left, and somebody removed the group.
        }
    }

    private static long number(Path file, String key) {
        return text(file).lines().filter(l -> l.startsWith(key)).mapToLong(l -> Long.parseLong(l.substring(key.length()).strip())).findFirst().orElse(0);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
