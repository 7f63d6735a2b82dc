package io.jukung.engine.life;

import io.jukung.api.Wire;
import io.jukung.api.container.ContainerConfig;
import io.jukung.base.Problem;
import io.jukung.oci.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes `Config` of inspect: what the request says, and what the image says where the request is silent.
/// An entrypoint in the request drops the image's command; variables, labels, ports and volumes are joined.
final class ConfigMerge {
    private ConfigMerge() {}

    /// @param id gives the host name where nobody chose one
    static ObjectNode merge(ContainerConfig asked, RunConfig image, String id, String hostName) {
        var entrypoint = asked.entrypoint();
        var cmd = asked.cmd();
        if (empty(entrypoint) && empty(cmd)) cmd = image.cmd().isEmpty() ? cmd : image.cmd();
        if (entrypoint == null && !image.entrypoint().isEmpty()) entrypoint = image.entrypoint();
        if (entrypoint != null && entrypoint.equals(List.of(""))) entrypoint = null;
        if (empty(entrypoint) && empty(cmd)) {
            throw new Problem.Invalid("no command specified", "add a command after the image's name, or --entrypoint");
        }
        var workingDir = or(asked.workingDir(), image.workingDir());
        if (!workingDir.isEmpty() && !workingDir.startsWith("/")) {
            throw new Problem.Invalid("the working directory '" + workingDir + "' is invalid, it needs to be an absolute path");
        }

        var config = Wire.object();
        config.put("Hostname", or(asked.hostname(), hostName)).put("Domainname", or(asked.domainname(), ""));
        config.put("User", or(asked.user(), image.user()));
        config.put("AttachStdin", asked.attachStdin()).put("AttachStdout", asked.attachStdout()).put("AttachStderr", asked.attachStderr());
        var ports = joined(asked.exposedPorts(), image.exposedPorts());
        if (!ports.isEmpty()) putKeys(config, "ExposedPorts", ports);
        config.put("Tty", asked.tty()).put("OpenStdin", asked.openStdin()).put("StdinOnce", asked.stdinOnce());
        var environment = environment(asked.env(), image.env());
        if (environment.isEmpty() && asked.env() == null) config.putNull("Env");
        else putList(config, "Env", environment);
        putListOrNull(config, "Cmd", cmd);
        config.put("Image", or(asked.image(), ""));
        var volumes = joined(asked.volumes(), image.volumes());
        if (volumes.isEmpty()) config.putNull("Volumes");
        else putKeys(config, "Volumes", volumes);
        config.put("WorkingDir", workingDir);
        putListOrNull(config, "Entrypoint", entrypoint);
        if (asked.networkDisabled()) config.put("NetworkDisabled", true);
        putListOrNull(config, "OnBuild", asked.onBuild());
        var labels = new TreeMap<>(image.labels());
        if (asked.labels() != null) labels.putAll(asked.labels());
        var shown = config.putObject("Labels");
        labels.forEach(shown::put);
        var stopSignal = or(asked.stopSignal(), image.stopSignal());
        if (!stopSignal.isEmpty()) config.put("StopSignal", stopSignal);
        if (asked.stopTimeout() != null) config.put("StopTimeout", asked.stopTimeout());
        if (asked.shell() != null) putList(config, "Shell", asked.shell());
        return config;
    }

    /// The request's variables, then the image's that it does not set.
    private static List<String> environment(@Nullable List<String> asked, List<String> image) {
        var all = new ArrayList<String>();
        var set = new TreeSet<String>();
        for (var line : asked == null ? List.<String>of() : asked) {
            if (line.startsWith("=") || line.isEmpty()) {
                throw new Problem.Invalid("invalid environment variable: " + line, "write it as -e NAME=value");
            }
            int equals = line.indexOf('=');
            set.add(equals < 0 ? line : line.substring(0, equals));
            // a bare NAME takes the variable out, as Docker does
            if (equals > 0) all.add(line);
        }
        for (var line : image) {
            int equals = line.indexOf('=');
            if (!set.contains(equals < 0 ? line : line.substring(0, equals))) all.add(line);
        }
        return all;
    }

    private static TreeSet<String> joined(@Nullable Map<String, Object> asked, java.util.Set<String> image) {
        var all = new TreeSet<>(image);
        if (asked != null) all.addAll(asked.keySet());
        return all;
    }

    private static boolean empty(@Nullable List<String> list) {
        return list == null || list.isEmpty();
    }

    private static String or(@Nullable String asked, String otherwise) {
        return asked == null || asked.isEmpty() ? otherwise : asked;
    }

    private static void putKeys(ObjectNode node, String name, TreeSet<String> keys) {
        var object = node.putObject(name);
        for (var key : keys) object.putObject(key);
    }

    private static void putList(ObjectNode node, String name, List<String> values) {
        var array = node.putArray(name);
        for (var value : values) array.add(value);
    }

    private static void putListOrNull(ObjectNode node, String name, @Nullable List<String> values) {
        if (values == null) node.putNull(name);
        else putList(node, name, values);
    }
}
