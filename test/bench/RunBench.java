import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Times `run --rm busybox true` on two engines in turn: by their command lines, and over the socket without one.
///
///     java test/bench/RunBench.java N OUT.json ours=SOCKET:NETNS-PID peer=SOCKET:NETNS-PID CLI OUR-CLI
///
/// Prints medians and 90th percentiles in milliseconds and the ratio ours/peer; writes the same as JSON.
/// The image `busybox` must be on both. The engines take turns, run by run.
public class RunBench {
    record Side(String name, Path socket) {}

    public static void main(String[] args) throws Exception {
        int n = Integer.parseInt(args[0]);
        var out = Path.of(args[1]);
        var ours = new Side("jukung", Path.of(args[2]));
        var peer = new Side("dockerd", Path.of(args[3]));
        var dockerCli = args[4];
        var ourCli = args[5];
        var results = new LinkedHashMap<String, Map<String, double[]>>();
        for (var network : List.of("none", "bridge")) {
            results.put("docker run, " + network, turns(n, ours, peer, side -> cli(dockerCli, side, network)));
            results.put("socket, " + network, turns(n, ours, peer, side -> socket(side, network)));
        }
        var mixed = new LinkedHashMap<String, double[]>();
        for (var network : List.of("none", "bridge")) {
            var a = new double[n];
            var b = new double[n];
            cli(ourCli, ours, network);
            for (int i = 0; i < n; i++) {
                a[i] = cli(ourCli, ours, network);
                b[i] = cli(dockerCli, peer, network);
            }
            results.put("jukung run beside docker run, " + network, Map.of("jukung", a, "dockerd", b));
        }
        var json = new StringBuilder("{\n  \"when\": \"" + Instant.now() + "\",\n  \"n\": " + n + ",\n  \"order\": \"in turn\",\n  \"rows\": [\n");
        System.out.printf(Locale.ROOT, "%-40s %18s %18s %8s%n", "median (p90), ms", "jukung", "dockerd", "ratio");
        var lines = new ArrayList<String>();
        results.forEach((what, sides) -> {
            double a = at(sides.get("jukung"), 0.5);
            double b = at(sides.get("dockerd"), 0.5);
            System.out.printf(Locale.ROOT, "%-40s %9.1f (%6.1f) %9.1f (%6.1f) %8.2f%n", what, a, at(sides.get("jukung"), 0.9), b, at(sides.get("dockerd"), 0.9), a / b);
            lines.add(String.format(Locale.ROOT, "    {\"what\": \"%s\", \"jukung\": {\"median\": %.1f, \"p90\": %.1f}, \"dockerd\": {\"median\": %.1f, \"p90\": %.1f}, \"ratio\": %.3f}",
                    what, a, at(sides.get("jukung"), 0.9), b, at(sides.get("dockerd"), 0.9), a / b));
        });
        json.append(String.join(",\n", lines)).append("\n  ]\n}\n");
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, json);
    }

    interface Run {
        double millis(Side side) throws Exception;
    }

    static Map<String, double[]> turns(int n, Side ours, Side peer, Run run) throws Exception {
        run.millis(ours);
        run.millis(peer);
        var a = new double[n];
        var b = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = run.millis(ours);
            b[i] = run.millis(peer);
        }
        return Map.of("jukung", a, "dockerd", b);
    }

    static double at(double[] values, double part) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }

    static double cli(String program, Side side, String network) throws Exception {
        var builder = new ProcessBuilder(program, "run", "--rm", "--network", network, "busybox", "true").redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", "unix://" + side.socket());
        long began = System.nanoTime();
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double took = (System.nanoTime() - began) / 1e6;
        if (code != 0) throw new IOException(side.name() + " said " + code + ": " + said);
        return took;
    }

    /// Create, start and wait on three connections, as a client without start-up would: until the exit code is known.
    static double socket(Side side, String network) throws Exception {
        long began = System.nanoTime();
        var id = ask(side, "POST", "/v1.41/containers/create", "{\"Image\":\"busybox\",\"Cmd\":[\"true\"],\"HostConfig\":{\"NetworkMode\":\"" + network + "\"}}");
        id = id.substring(id.indexOf("\"Id\":\"") + 6, id.indexOf("\"Id\":\"") + 70);
        ask(side, "POST", "/v1.41/containers/" + id + "/start", "");
        var ended = ask(side, "POST", "/v1.41/containers/" + id + "/wait", "");
        double took = (System.nanoTime() - began) / 1e6;
        if (!ended.contains("\"StatusCode\":0")) throw new IOException(side.name() + " said " + ended);
        ask(side, "DELETE", "/v1.41/containers/" + id, "");
        return took;
    }

    static String ask(Side side, String method, String path, String body) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(side.socket()));
            var head = method + " " + path + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\n"
                    + (body.isEmpty() ? "Content-Length: 0\r\n" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n") + "\r\n" + body;
            channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
            var answer = new java.io.ByteArrayOutputStream();
            var buffer = ByteBuffer.allocate(8192);
            while (channel.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
