package io.jukung.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Under what conditions something was measured: when, at which commit, on what host, with which versions, in what order.
record Facts(String name, String when, String commit, int n, String order, Map<String, String> host, Map<String, String> versions) {
    Facts {
        host = new LinkedHashMap<>(host);
        versions = new LinkedHashMap<>(versions);
    }

    static Facts gather(String name, int n, Field field) throws IOException, InterruptedException {
        var host = new LinkedHashMap<String, String>();
        host.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        host.put("memory", Files.readString(Path.of("/proc/meminfo")).lines().findFirst().orElse("").replaceAll("\\D+", "").transform(kib -> Math.round(Long.parseLong(kib) / 1048576.0) + " GiB"));
        host.put("kernel", Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        host.put("cgroups", cgroups());
        host.put("load before", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        var versions = new LinkedHashMap<String, String>();
        versions.put("jukung", Wire.versions(field.jukung().socket()) + ", Java " + Runtime.version());
        versions.put("dockerd", Wire.versions(field.dockerd().socket()));
        versions.put("docker client", Commands.said(field.docker(), "--version").replaceAll("Docker version |,.*", ""));
        return new Facts(name, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), Commands.said("git", "describe", "--always", "--dirty", "--abbrev=12"), n, "in turn", host, versions);
    }

    private static String cgroups() {
        if (Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"))) return "v2";
        return Files.exists(Path.of("/sys/fs/cgroup/unified")) ? "v1 with an empty unified tree" : "v1";
    }

    static Facts of(JsonObject tree) {
        return new Facts(tree.get("name").getAsString(), tree.get("when").getAsString(), tree.get("commit").getAsString(), tree.get("n").getAsInt(),
                tree.get("order").getAsString(), texts(tree.getAsJsonObject("host")), texts(tree.getAsJsonObject("versions")));
    }

    JsonObject tree() {
        var tree = new JsonObject();
        tree.addProperty("name", name);
        tree.addProperty("when", when);
        tree.addProperty("commit", commit);
        tree.addProperty("n", n);
        tree.addProperty("order", order);
        tree.add("host", tree(host));
        tree.add("versions", tree(versions));
        return tree;
    }

    List<String> lines() {
        return List.of("Measured " + when + " at commit " + commit + ", N = " + n + ", the engines " + order + ".",
                "Host: " + joined(host) + ".", "Versions: " + joined(versions) + ".");
    }

    private static String joined(Map<String, String> pairs) {
        return String.join("; ", pairs.entrySet().stream().map(pair -> pair.getKey() + " " + pair.getValue()).toList());
    }

    private static JsonObject tree(Map<String, String> pairs) {
        var tree = new JsonObject();
        pairs.forEach(tree::addProperty);
        return tree;
    }

    private static Map<String, String> texts(JsonObject tree) {
        var pairs = new LinkedHashMap<String, String>();
        tree.entrySet().forEach(entry -> pairs.put(entry.getKey(), entry.getValue().getAsString()));
        return pairs;
    }
}
