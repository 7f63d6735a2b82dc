package io.jukung.scenarios.soak;

import io.jukung.scenarios.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/// All that containers leave on a host as long as they are there: mounts and network namespaces, links, firewall, processes, control
/// groups, files. Taken before and after, it tells what was not given back.
record Traces(Set<String> things) {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    Traces {
        things = Set.copyOf(things);
    }

    /// @param ids of all containers there ever were: control groups are the host's, and others make some too
    static Traces of(Stage stage, Collection<String> ids) throws IOException, InterruptedException {
        var things = new TreeSet<String>();
        for (var line : Files.readAllLines(stage.mountTable())) {
            var words = line.split(" ");
            things.add("mount " + words[4] + " of " + words[3]);
        }
        stage.shell().must("ip -o link").lines().forEach(line -> things.add("link " + line.split(":")[1].strip()));
        stage.shell().must("nft list ruleset").lines().forEach(line -> things.add("firewall " + line.strip().replaceAll("packets \\d+ bytes \\d+", "")));
        processes(stage.root().toString(), things);
        groups(ids, things);
        for (var folder : stage.shell().must("ls -d $S/data* $S/run* $S/*-data $S/*-run 2>/dev/null || true").lines().toList()) {
            files(stage.rootFromOutside().resolve(stage.root().relativize(Path.of(folder))), things);
        }
        return new Traces(things);
    }

    /// Supervisors and runtimes, known by the folders in their command lines.
    private static void processes(String root, Set<String> into) {
        ProcessHandle.allProcesses().forEach(process -> {
            try {
                var line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1).replace('\0', ' ');
                if (line.contains(root) && (line.contains("conmon") || line.contains("--root="))) into.add("process " + process.pid() + " " + line.strip());
            } catch (IOException ended) {
                // no trace, then
            }
        });
    }

    private static void groups(Collection<String> ids, Set<String> into) throws IOException {
        try (var groups = Files.walk(GROUPS, 3)) {
            groups.filter(Files::isDirectory).forEach(group -> {
                var name = String.valueOf(group.getFileName());
                if (ids.stream().anyMatch(name::startsWith)) into.add("group " + group);
            });
        } catch (UncheckedIOException e) {
            // somebody else's group went while it was looked at
            groups(ids, into);
        }
    }

    private static void files(Path top, Set<String> into) throws IOException {
        Files.walkFileTree(top, EnumSet.noneOf(java.nio.file.FileVisitOption.class), 5, new SimpleFileVisitor<>() {
            @Override public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                into.add("file " + top.getFileName() + "/" + top.relativize(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                into.add("file " + top.getFileName() + "/" + top.relativize(file));
                return FileVisitResult.CONTINUE;
            }

            @Override public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// What is here and was not there before, and what is missing now.
    Set<String> since(Traces before) {
        var difference = new TreeSet<String>();
        for (var thing : things) if (!before.things.contains(thing)) difference.add("left: " + thing);
        // network namespaces of others are seen from everywhere on the host, and go when their owners like
        for (var thing : before.things) if (!things.contains(thing) && !thing.contains(" of net:[")) difference.add("missing: " + thing);
        return difference;
    }

    /// Waits until nothing is left; what the kernel takes down later it takes down soon.
    static void awaitNothingSince(Traces before, Stage stage, Collection<String> ids) throws IOException, InterruptedException {
        try {
            io.jukung.scenarios.Wait.until("nothing is left", () -> of(stage, ids).since(before).isEmpty());
        } catch (IOException late) {
            var left = of(stage, ids).since(before);
            Broken.unless(left.isEmpty(), left.size() + " things differ: " + String.join("; ", left.stream().limit(20).toList()));
        }
    }

    /// One thing of each kind is put where an engine would leave it: a scan that does not see them proves nothing.
    static void provesItself(Stage stage) throws IOException, InterruptedException {
        var before = of(stage, Set.of("planted"));
        var shell = stage.shell();
        var group = Files.createDirectories(Path.of("/sys/fs/cgroup/pids/jukung/planted-" + ProcessHandle.current().pid()));
        shell.must("mkdir -p $S/data/planted $S/run/mount && mount -t tmpfs planted $S/run/mount && ip link add planted0 type veth peer name planted1"
                + " && nft add table ip planted");
        try {
            var found = of(stage, Set.of("planted")).since(before).toString();
            for (var kind : new String[] {"left: mount", "left: link planted0", "left: firewall table ip planted", "left: group", "left: file data/planted"}) {
                Broken.unless(found.contains(kind), "a planted leak is not seen: " + kind + " in " + found);
            }
        } finally {
            Files.delete(group);
            shell.must("umount $S/run/mount && rmdir $S/run/mount $S/data/planted && ip link del planted0 && nft delete table ip planted");
        }
        var after = of(stage, Set.of("planted")).since(before);
        Broken.unless(after.isEmpty(), "what was planted is still seen: " + after);
    }
}
