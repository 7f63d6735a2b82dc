package io.jukung.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What starting things costs: a run, an exec, a question, an engine, a hundred containers; and what an engine at rest keeps.
///
/// The engines take turns, one doing at a time, so that a slow minute of the host falls on both. The first of each does not count,
/// and both have run some containers before the first figure, as engines that have been up for a while have.
final class RunSuite {
    private static final String NONE = "\"NetworkMode\":\"none\",";
    private static final String BRIDGE = "";
    private static final String PORT = "\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"\"}]},";
    private static final int CROWD = 100;
    private static final int WARM = 60;

    private final Field field;
    private final int n;
    private final List<Row> rows = new ArrayList<>();

    /// One side does the thing once, and says what it took.
    interface Once {
        double take() throws IOException, InterruptedException;
    }

    RunSuite(Field field, int n) {
        this.field = field;
        this.n = n;
    }

    List<Row> measure() throws IOException, InterruptedException {
        warm();
        socketRuns();
        var none = new String[] {"run", "--rm", "--network", "none", "busybox", "true"};
        var bridge = new String[] {"run", "--rm", "busybox", "true"};
        var port = new String[] {"run", "--rm", "-p", "80", "busybox", "true"};
        sameClient("docker run, no network", none);
        sameClient("docker run, bridge", bridge);
        sameClient("docker run -p", port);
        ownClients("run, no network", none);
        ownClients("run, bridge", bridge);
        ownClients("run -p", port);
        ownClients("version", "version");
        execs();
        starts();
        crowds();
        return rows;
    }

    private void warm() throws IOException, InterruptedException {
        var ours = new Lives(field.jukung());
        var peers = new Lives(field.dockerd());
        for (int i = 0; i < WARM; i++) {
            ours.run(PORT);
            peers.run(PORT);
        }
    }

    private void socketRuns() throws IOException, InterruptedException {
        var ours = new Lives(field.jukung());
        var peers = new Lives(field.dockerd());
        turns("socket, no network", "ms", n, () -> ours.run(NONE), () -> peers.run(NONE));
        turns("socket, bridge", "ms", n, () -> ours.run(BRIDGE), () -> peers.run(BRIDGE));
        turns("socket, published port", "ms", n, () -> ours.run(PORT), () -> peers.run(PORT));
    }

    private void execs() throws IOException, InterruptedException {
        var ours = new Lives(field.jukung());
        var peers = new Lives(field.dockerd());
        var our = ours.sleeper();
        var peer = peers.sleeper();
        try {
            turns("socket, exec", "ms", n, () -> ours.exec(our), () -> peers.exec(peer));
            turns("docker exec", "ms", n, () -> client(field.docker(), field.jukung(), "exec", our, "true"), () -> client(field.docker(), field.dockerd(), "exec", peer, "true"));
            turns("jukung exec beside docker exec", "ms", n, () -> client(field.client(), field.jukung(), "exec", our, "true"), () -> client(field.docker(), field.dockerd(), "exec", peer, "true"));
        } finally {
            ours.remove(our);
            peers.remove(peer);
        }
    }

    private void crowds() throws IOException, InterruptedException {
        var ours = new Lives(field.jukung());
        var peers = new Lives(field.dockerd());
        turns("socket, " + CROWD + " containers started, 8 at a time", "ms", Math.clamp(n / 4, 1, 3), () -> ours.crowd(CROWD), () -> peers.crowd(CROWD));
    }

    private void starts() throws IOException, InterruptedException {
        if (field.peerLine().isEmpty()) {
            System.err.println("bench: start and memory of the engines are left out: BENCH_PEER_COMMAND does not say how the other one is started");
            return;
        }
        var line = field.peerLine().get();
        var our = field.folder().resolve("jukung-again");
        var peer = field.folder().resolve("dockerd-again");
        turns("engine, start to first answered ping", "ms", Math.clamp(n / 2, 1, 10), () -> Engine.startMillis("jukung-again", field.ourLine(), our), () -> Engine.startMillis("dockerd-again", line, peer));
        turns("engine, memory at rest after its start", "MiB", Math.clamp(n / 4, 1, 3), () -> memory("jukung-again", field.ourLine(), our), () -> memory("dockerd-again", line, peer));
    }

    private static double memory(String name, String line, Path root) throws IOException {
        try (var engine = Engine.start(name, line, root)) {
            return engine.restingMemory();
        }
    }

    private void sameClient(String what, String... words) throws IOException, InterruptedException {
        turns(what, "ms", n, () -> client(field.docker(), field.jukung(), words), () -> client(field.docker(), field.dockerd(), words));
    }

    private void ownClients(String what, String... words) throws IOException, InterruptedException {
        turns("jukung " + what.replaceFirst(",.*", "") + " beside docker " + what, "ms", n, () -> client(field.client(), field.jukung(), words), () -> client(field.docker(), field.dockerd(), words));
    }

    private double client(String program, Engine engine, String... words) throws IOException, InterruptedException {
        return Commands.millis(program, engine.socket(), field.config(), words);
    }

    /// What one side cannot do at all is left out, aloud; what fails later is an error.
    private void turns(String what, String unit, int times, Once ours, Once peers) throws IOException, InterruptedException {
        try {
            ours.take();
            peers.take();
        } catch (IOException e) {
            System.err.println("bench: left out: " + what + ": " + e.getMessage());
            return;
        }
        var our = new ArrayList<Double>();
        var peer = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            our.add(ours.take());
            peer.add(peers.take());
        }
        var row = new Row(what, unit, Samples.of(our), Samples.of(peer));
        System.err.printf(Locale.ROOT, "%s: %.1f and %.1f %s%n", what, row.jukung().median(), row.dockerd().median(), unit);
        rows.add(row);
    }
}
