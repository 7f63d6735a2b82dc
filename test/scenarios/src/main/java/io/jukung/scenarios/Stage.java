package io.jukung.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A network and mount namespace, a folder on a tmpfs inside it, and a Jukung engine of its own.
///
/// Closing it ends the engine with all that runs on it and lets go of the namespaces.
public final class Stage implements Ground {
    /// What belongs to one container names its address; a network's own elements name its subnet or bridge.
    private static final Pattern ELEMENTS = Pattern.compile("elements = \\{[^}]*}");
    private static final Pattern SUBNET = Pattern.compile("\\d+(\\.\\d+){3}/\\d+");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}");

    /// More flags for every engine, so that all scenarios can be played with a setting of their own.
    private static final String FLAGS = Optional.ofNullable(System.getenv("JUKUNG_ENGINE_FLAGS")).orElse("");

    private final Path root;
    private final Path log;
    private final Process holder;
    private final Shell inside;
    private final TreeSet<String> mountsBefore = new TreeSet<>();
    private @Nullable Process engine;
    private @Nullable Broom broom;
    private @Nullable Scene own;

    private Stage(Path folder, Process holder, Map<String, String> facts) {
        this.root = folder.resolve("root");
        this.log = folder.resolve("engine.log");
        this.holder = holder;
        var environment = new TreeMap<>(facts);
        environment.put("R", root.toString());
        environment.put("SOCKET", root.resolve("engine.sock").toString());
        environment.put("PIDFILE", root.resolve("pid").toString());
        this.inside = new Shell(List.of("nsenter", "-t", String.valueOf(holder.pid()), "-n", "-m", "--"), folder, environment);
    }

    /// A stage for one scene, which has all of its folder: `$S` is the root, `client` the client named.
    public static Stage open(Path home, Path folder, String client, Path rootfs) throws IOException, InterruptedException {
        var stage = open(folder, Ground.facts(home, rootfs), rootfs);
        try {
            var program = Clients.find(home).program(client).orElseThrow(() -> new IOException("this host has no client '" + client + "'"));
            stage.own = Scene.open(stage.root, program, "unix://" + stage.root.resolve("engine.sock"), stage.inside.prefix(), stage.inside.environment());
            return stage;
        } catch (IOException | InterruptedException e) {
            stage.close();
            throw e;
        }
    }

    static Stage open(Path folder, Map<String, String> facts, Path rootfs) throws IOException, InterruptedException {
        var root = Files.createDirectories(folder.resolve("root"));
        var holder = new ProcessBuilder("unshare", "-n", "-m", "--propagation", "private", "sh", "-c",
                "ip link set lo up && mount -t tmpfs tmpfs \"$1\" && echo ready && exec sleep 7200", "sh", root.toString())
                .redirectErrorStream(true).start();
        var first = holder.inputReader(StandardCharsets.UTF_8).readLine();
        if (!"ready".equals(first)) throw new IOException("no namespaces for the stage: " + first);
        var stage = new Stage(folder, holder, facts);
        try {
            stage.startEngine();
            stage.inside.must(Ground.importing(rootfs));
            stage.broom = Broom.sparing(stage.inside);
            stage.mountsBefore.addAll(stage.mounts());
            return stage;
        } catch (IOException | InterruptedException e) {
            var tail = stage.log();
            stage.close();
            throw new IOException(e.getMessage() + "\nengine's log:\n" + tail, e);
        }
    }

    @Override
    public Scene scene(String name, Path program) throws IOException, InterruptedException {
        return Scene.open(root.resolve(name), program, "unix://" + root.resolve("engine.sock"), inside.prefix(), inside.environment());
    }

    /// Runs lines inside, with the client if the stage is for one scene.
    public Shell shell() { return own == null ? inside : own.shell(); }

    /// The stage's folder as its own processes name it.
    public Path root() { return root; }

    /// The same folder, seen from outside its mount namespace.
    public Path rootFromOutside() { return Path.of("/proc", String.valueOf(holder.pid()), "root").resolve(Path.of("/").relativize(root)); }

    /// Where all mounts of the stage are listed.
    public Path mountTable() { return Path.of("/proc", String.valueOf(holder.pid()), "mountinfo"); }

    /// The engine's socket, as it can be reached from outside of the stage.
    public Path socket() { return rootFromOutside().resolve("engine.sock"); }

    public void startEngine() throws IOException, InterruptedException {
        var started = inside.start("exec $JUKUNG engine -H unix://$SOCKET --data-root $R/data --exec-root $R/run --pidfile $PIDFILE"
                + " --insecure-registry 127.0.0.0/8 --registry-mirror http://127.0.0.1:5001 " + FLAGS, log);
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

    @Override
    public String log() throws IOException { return Files.exists(log) ? Files.readString(log) : ""; }

    /// What then stays of mounts, monitors, links and firewall elements is named.
    @Override
    public List<String> sweep() throws IOException, InterruptedException {
        Optional.ofNullable(broom).orElseThrow().sweep();
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
        ProcessHandle.allProcesses().filter(p -> commandLine(p).contains(root + "/") && commandLine(p).contains("conmon"))
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
        return Files.readAllLines(mountTable()).stream()
                .map(line -> line.split(" ")[4]).filter(point -> point.startsWith(root + "/")).toList();
    }

    /// A supervisor's container has no word of the stage in its command line.
    private static void endWithChildren(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (own != null) own.close();
        var running = engine;
        if (running != null && running.isAlive()) {
            running.destroy();
            if (!running.waitFor(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)) running.destroyForcibly().waitFor();
        }
        // What a failed scenario left running, so that the next one and the host are not burdened.
        ProcessHandle.allProcesses().filter(p -> p.pid() != ProcessHandle.current().pid() && commandLine(p).contains(root + "/"))
                .forEach(Stage::endWithChildren);
        holder.destroyForcibly().waitFor();
    }
}
