package io.jukung.cli.create;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Line;
import io.jukung.notation.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// The half of a create request that is about the host: mounts, ports, limits, rights. Keys in Docker's own order.
final class HostConfig {
    private final Line line;
    private final Ports ports;
    private final Volumes volumes;
    private final Networks networks;
    private final JsonObject json = new JsonObject();

    HostConfig(Line line, Ports ports, Volumes volumes, Networks networks) {
        this.line = line;
        this.ports = ports;
        this.volumes = volumes;
        this.networks = networks;
    }

    JsonObject json() {
        life();
        rights();
        namespaces();
        new Resources(line).into(json);
        if (!volumes.mounts().isEmpty()) json.add("Mounts", volumes.mounts());
        boolean open = systemPathsOpen();
        json.add("MaskedPaths", open ? new JsonArray() : JsonNull.INSTANCE);
        json.add("ReadonlyPaths", open ? new JsonArray() : JsonNull.INSTANCE);
        if (line.given(CreateFlags.INIT)) json.addProperty("Init", line.is(CreateFlags.INIT));
        return json;
    }

    private void life() {
        json.add("Binds", Json.arrayOrNull(volumes.binds()));
        text("ContainerIDFile", CreateFlags.CIDFILE);
        var log = new JsonObject();
        log.addProperty("Type", line.text(CreateFlags.LOG_DRIVER).orElse(""));
        log.add("Config", Json.object(new TreeMap<>(KeyValue.map(line.all(CreateFlags.LOG_OPT)))));
        if (line.text(CreateFlags.LOG_DRIVER).orElse("").equals("none") && line.given(CreateFlags.LOG_OPT)) {
            throw new Problem.Invalid("invalid logging opts for driver none");
        }
        json.add("LogConfig", log);
        json.addProperty("NetworkMode", networks.mode());
        json.add("PortBindings", ports.bindings());
        json.add("RestartPolicy", restart());
        json.addProperty("AutoRemove", line.is(CreateFlags.RM));
        text("VolumeDriver", CreateFlags.VOLUME_DRIVER);
        json.add("VolumesFrom", Json.arrayOrNull(line.all(CreateFlags.VOLUMES_FROM)));
        json.add("ConsoleSize", CreateRequest.numbers(0, 0));
        if (line.given(CreateFlags.ANNOTATION)) json.add("Annotations", map(CreateFlags.ANNOTATION));
    }

    private JsonObject restart() {
        var policy = line.text(CreateFlags.RESTART).orElse("no");
        int colon = policy.indexOf(':');
        var name = colon < 0 ? policy : policy.substring(0, colon);
        if (line.is(CreateFlags.RM) && !name.equals("no") && !name.isEmpty()) {
            throw new Problem.Invalid("conflicting options: cannot specify both --restart and --rm");
        }
        var json = new JsonObject();
        json.addProperty("Name", name);
        try {
            json.addProperty("MaximumRetryCount", colon < 0 ? 0 : Integer.parseInt(policy.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new Problem.Invalid("invalid restart policy format: maximum retry count must be an integer");
        }
        return json;
    }

    private void rights() {
        json.add("CapAdd", Json.arrayOrNull(capabilities(CreateFlags.CAP_ADD)));
        json.add("CapDrop", Json.arrayOrNull(capabilities(CreateFlags.CAP_DROP)));
        json.addProperty("CgroupnsMode", mode(CreateFlags.CGROUPNS, "CGROUP", "private"));
        json.add("Dns", Json.array(line.all(CreateFlags.DNS)));
        var options = new ArrayList<>(line.all(CreateFlags.DNS_OPTION));
        options.addAll(line.all(CreateFlags.DNS_OPT));
        json.add("DnsOptions", Json.array(options));
        json.add("DnsSearch", Json.array(line.all(CreateFlags.DNS_SEARCH)));
        json.add("ExtraHosts", Json.arrayOrNull(hosts()));
        json.add("GroupAdd", Json.arrayOrNull(line.all(CreateFlags.GROUP_ADD)));
    }

    private List<String> hosts() {
        var hosts = new ArrayList<String>();
        for (var text : line.all(CreateFlags.ADD_HOST)) {
            int equals = text.indexOf('=');
            int cut = equals > 0 ? equals : text.indexOf(':');
            if (cut <= 0) throw new Problem.Invalid("bad format for add-host: \"" + text + "\"", "write --add-host NAME:ADDRESS");
            var address = text.substring(cut + 1);
            if (address.startsWith("[") && address.endsWith("]")) address = address.substring(1, address.length() - 1);
            hosts.add(text.substring(0, cut) + ":" + address);
        }
        return hosts;
    }

    private List<String> capabilities(Flag<List<String>> flag) {
        var names = new java.util.TreeSet<String>();
        for (var text : line.all(flag)) {
            var name = text.strip().toUpperCase(Locale.ROOT);
            if (name.isEmpty()) continue;
            names.add(name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name);
        }
        return names.contains("ALL") ? List.of("ALL") : List.copyOf(new ArrayList<>(names));
    }

    private void namespaces() {
        text("IpcMode", CreateFlags.IPC);
        json.addProperty("Cgroup", "");
        json.add("Links", Json.arrayOrNull(line.all(CreateFlags.LINK)));
        json.addProperty("OomScoreAdj", line.number(CreateFlags.OOM_SCORE_ADJ).orElse(0L));
        var pid = line.text(CreateFlags.PID).orElse("");
        if (!pid.isEmpty() && !pid.equals("host") && !pid.startsWith("container:")) throw new Problem.Invalid("--pid: invalid PID mode");
        json.addProperty("PidMode", pid);
        json.addProperty("Privileged", line.is(CreateFlags.PRIVILEGED));
        json.addProperty("PublishAllPorts", line.is(CreateFlags.PUBLISH_ALL));
        json.addProperty("ReadonlyRootfs", line.is(CreateFlags.READ_ONLY));
        json.add("SecurityOpt", line.given(CreateFlags.SECURITY_OPT) ? Json.array(Security.options(line.all(CreateFlags.SECURITY_OPT))) : JsonNull.INSTANCE);
        if (line.given(CreateFlags.STORAGE_OPT)) json.add("StorageOpt", storage());
        volumes.tmpfs().ifPresent(tmpfs -> json.add("Tmpfs", tmpfs));
        json.addProperty("UTSMode", mode(CreateFlags.UTS, "UTS", ""));
        json.addProperty("UsernsMode", mode(CreateFlags.USERNS, "USER", ""));
        json.addProperty("ShmSize", line.number(CreateFlags.SHM_SIZE).orElse(0L));
        if (line.given(CreateFlags.SYSCTL)) json.add("Sysctls", map(CreateFlags.SYSCTL));
        line.text(CreateFlags.RUNTIME).ifPresent(runtime -> json.addProperty("Runtime", runtime));
        text("Isolation", CreateFlags.ISOLATION);
    }

    /// `host`, nothing, or one more word; Docker's complaint otherwise.
    private String mode(Flag<String> flag, String kind, String other) {
        var mode = line.text(flag).orElse("");
        if (mode.isEmpty() || mode.equals("host") || mode.equals(other)) return mode;
        throw new Problem.Invalid("--" + flag.name() + ": invalid " + kind + " mode", "use --" + flag.name() + " host, or leave it out");
    }

    private JsonObject storage() {
        for (var text : line.all(CreateFlags.STORAGE_OPT)) if (text.indexOf('=') < 0) throw new Problem.Invalid("invalid storage option");
        return map(CreateFlags.STORAGE_OPT);
    }

    private boolean systemPathsOpen() {
        for (var option : line.all(CreateFlags.SECURITY_OPT)) if (option.equals("systempaths=unconfined")) return true;
        return false;
    }

    private JsonObject map(Flag<List<String>> flag) { return Json.object(new TreeMap<>(KeyValue.map(line.all(flag)))); }

    private void text(String key, Flag<String> flag) { json.addProperty(key, line.text(flag).orElse("")); }
}
