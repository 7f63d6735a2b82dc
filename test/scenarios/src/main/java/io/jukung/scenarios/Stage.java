package io.jukung.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where one scenario is played: a network and mount namespace, a folder on a tmpfs inside it, and an engine with an image `tiny`.
///
/// Closing it removes every container, ends the engine and lets go of the namespaces; `leaks` tells, before that, what a
/// tidy engine would not have left behind.
public final class Stage implements AutoCloseable {
    /// What belongs to one container names its address; a network's own elements name its subnet or bridge.
    private static final Pattern ELEMENTS = Pattern.compile("elements = \\{[^}]*}");
    private static final Pattern SUBNET = Pattern.compile("\\d+(\\.\\d+){3}/\\d+");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}");

    /// More flags for every engine, so that all scenarios can be played with a setting of their own.
    private static final String FLAGS = Optional.ofNullable(System.getenv("JUKUNG_ENGINE_FLAGS")).orElse("");

    private final Path home;
    private final Path folder;
    private final Path log;
    private final Process holder;
    private final Shell inside;
    private final TreeSet<String> mountsBefore = new TreeSet<>();
    private @Nullable Process engine;

    private Stage(Path home, Path folder, Process holder, Shell inside) {
        this.home = home;
        this.folder = folder;
        this.log = folder.resolve("engine.log");
        this.holder = holder;
        this.inside = inside;
    }

    /// A stage with an engine of its own.
    public static Stage open(Path home, Path folder, String client, Path rootfs) throws IOException, InterruptedException {
        var root = folder.resolve("root");
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(root);
        var holder = new ProcessBuilder("unshare", "-n", "-m", "--propagation", "private", "sh", "-c",
                "ip link set lo up && mount -t tmpfs tmpfs \"$1\" && echo ready && exec sleep 3600", "sh", root.toString())
                .redirectErrorStream(true).start();
        var first = holder.inputReader(StandardCharsets.UTF_8).readLine();
        if (!"ready".equals(first)) throw new IOException("no namespaces for the stage: " + first);
        var socket = "unix://" + root.resolve("engine.sock");
        writeClient(folder.resolve("bin/client"), home, client, socket);
        var environment = Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"), "S", root.toString(), "JUKUNG", home.resolve("jukung").toString(), "SCENARIOS", home.resolve("test/scenarios").toString(),
                "DOCKER_CONFIG", folder.resolve("config").toString(), "SOCKET", root.resolve("engine.sock").toString());
        var inside = new Shell(List.of("nsenter", "-t", String.valueOf(holder.pid()), "-n", "-m", "--"), folder, environment);
        var stage = new Stage(home, folder, holder, inside);
        try {
            stage.startEngine();
            inside.must("curl -sSf --max-time " + Patience.seconds(30).toSeconds() + " -X POST -H 'Content-Type: application/x-tar' --unix-socket $SOCKET -T " + rootfs
                    + " 'http://engine/v1.43/images/create?fromSrc=-&repo=tiny&tag=latest&changes=CMD%20%5B%22sh%22%5D'");
            stage.mountsBefore.addAll(stage.mounts());
            return stage;
        } catch (IOException | InterruptedException e) {
            var tail = stage.engineLog();
            stage.close();
            throw new IOException(e.getMessage() + "\nengine's log:\n" + tail, e);
        }
    }

    static void writeClient(Path file, Path home, String client, String host) throws IOException {
        var program = client.equals("jukung") ? home.resolve("jukung").toString() : client;
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "#!/bin/sh\nexec '" + program + "' -H '" + host + "' \"$@\"\n");
        if (!file.toFile().setExecutable(true)) throw new IOException("cannot make " + file + " executable");
    }

    public Shell shell() { return inside; }

    /// The stage's folder as its own processes name it.
    public Path root() { return folder.resolve("root"); }

    /// The same folder, seen from outside its mount namespace.
    public Path rootFromOutside() { return Path.of("/proc", String.valueOf(holder.pid()), "root").resolve(Path.of("/").relativize(root())); }

    /// Where all mounts of the stage are listed.
    public Path mountTable() { return Path.of("/proc", String.valueOf(holder.pid()), "mountinfo"); }

    /// The engine's socket, as it can be reached from outside of the stage.
    public Path socket() { return rootFromOutside().resolve("engine.sock"); }

    public void startEngine() throws IOException, InterruptedException {
        var started = inside.start("exec '" + home.resolve("jukung") + "' engine -H unix://$SOCKET --data-root $S/data --exec-root $S/run --pidfile $S/pid"
                + " --insecure-registry 127.0.0.0/8 " + FLAGS, log);
        engine = started;
        Wait.until("the engine answers", () -> {
            if (!started.isAlive()) throw new IOException("the engine ended with " + started.exitValue() + " as it started");
            return inside.run("curl -sf --max-time " + Patience.seconds(5).toSeconds() + " --unix-socket $SOCKET http://engine/_ping", "").exit() == 0;
        });
    }

    public void killEngine() throws IOException, InterruptedException {
        var running = Optional.ofNullable(engine).orElseThrow(() -> new IOException("no engine runs"));
        running.destroyForcibly();
        running.waitFor();
    }

    public String engineLog() throws IOException { return Files.exists(log) ? Files.readString(log) : ""; }

    /// Removes all containers; what then stays of mounts, monitors, links and firewall elements is named.
    public List<String> leaks() throws IOException, InterruptedException {
        inside.run("client ps -aq | xargs -r " + folder.resolve("bin/client") + " rm -f", "");
        try {
            Wait.until("everything is released", () -> found().isEmpty());
        } catch (IOException e) {
            return found();
        }
        return List.of();
    }

    private List<String> found() throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (var mount : mounts()) if (!mountsBefore.contains(mount)) found.add("mount " + mount);
        for (var link : inside.must("ip -o link show type veth").lines().toList()) found.add("link " + link);
        ELEMENTS.matcher(inside.run("nft list ruleset", "").output()).results()
                .filter(r -> ADDRESS.matcher(SUBNET.matcher(r.group()).replaceAll("")).find()).forEach(r -> found.add("firewall " + r.group()));
        ProcessHandle.allProcesses().filter(p -> commandLine(p).contains(folder + "/root") && commandLine(p).contains("conmon"))
                .forEach(p -> found.add("process " + p.pid() + " " + commandLine(p)));
        return found;
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private List<String> mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(holder.pid()), "mountinfo")).stream()
                .map(line -> line.split(" ")[4]).filter(point -> point.startsWith(folder + "/root/")).toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        var running = engine;
        if (running != null && running.isAlive()) {
            running.destroy();
            if (!running.waitFor(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)) running.destroyForcibly().waitFor();
        }
        // What a failed scenario left running, so that the next one and the host are not burdened.
        ProcessHandle.allProcesses().filter(p -> p.pid() != ProcessHandle.current().pid() && commandLine(p).contains(folder + "/root"))
                .forEach(ProcessHandle::destroyForcibly);
        holder.destroyForcibly().waitFor();
    }
}
