package io.jukung.cli.create;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Line;
import io.jukung.cli.grammar.Values;
import java.util.List;

/// What a container may use up: processors, memory, block I/O, devices, processes.
final class Resources {
    private final Line line;

    Resources(Line line) { this.line = line; }

    void into(JsonObject json) {
        number(json, "CpuShares", CreateFlags.CPU_SHARES);
        number(json, "Memory", CreateFlags.MEMORY);
        json.addProperty("NanoCpus", line.text(CreateFlags.CPUS).isPresent() ? Values.nanos(line.text(CreateFlags.CPUS).get()) : 0L);
        text(json, "CgroupParent", CreateFlags.CGROUP_PARENT);
        number(json, "BlkioWeight", CreateFlags.BLKIO_WEIGHT);
        json.add("BlkioWeightDevice", perDevice(CreateFlags.BLKIO_WEIGHT_DEVICE, "Weight"));
        json.add("BlkioDeviceReadBps", perDevice(CreateFlags.DEVICE_READ_BPS, "Rate"));
        json.add("BlkioDeviceWriteBps", perDevice(CreateFlags.DEVICE_WRITE_BPS, "Rate"));
        json.add("BlkioDeviceReadIOps", perDevice(CreateFlags.DEVICE_READ_IOPS, "Rate"));
        json.add("BlkioDeviceWriteIOps", perDevice(CreateFlags.DEVICE_WRITE_IOPS, "Rate"));
        number(json, "CpuPeriod", CreateFlags.CPU_PERIOD);
        number(json, "CpuQuota", CreateFlags.CPU_QUOTA);
        number(json, "CpuRealtimePeriod", CreateFlags.CPU_RT_PERIOD);
        number(json, "CpuRealtimeRuntime", CreateFlags.CPU_RT_RUNTIME);
        text(json, "CpusetCpus", CreateFlags.CPUSET_CPUS);
        text(json, "CpusetMems", CreateFlags.CPUSET_MEMS);
        devices(json);
        number(json, "MemoryReservation", CreateFlags.MEMORY_RESERVATION);
        number(json, "MemorySwap", CreateFlags.MEMORY_SWAP);
        json.addProperty("MemorySwappiness", swappiness());
        json.addProperty("OomKillDisable", line.is(CreateFlags.OOM_KILL_DISABLE));
        number(json, "PidsLimit", CreateFlags.PIDS_LIMIT);
        json.add("Ulimits", ulimits());
        number(json, "CpuCount", CreateFlags.CPU_COUNT);
        number(json, "CpuPercent", CreateFlags.CPU_PERCENT);
        number(json, "IOMaximumIOps", CreateFlags.IO_MAXIOPS);
        number(json, "IOMaximumBandwidth", CreateFlags.IO_MAXBANDWIDTH);
    }

    private long swappiness() {
        long value = line.number(CreateFlags.MEMORY_SWAPPINESS).orElse(-1L);
        if (value < -1 || value > 100) throw new Problem.Invalid("invalid value: " + value + ". Valid memory swappiness range is 0-100");
        return value;
    }

    private void devices(JsonObject json) {
        var devices = new JsonArray();
        var named = new JsonArray();
        for (var text : line.all(CreateFlags.DEVICE)) {
            if (text.indexOf('=') > 0 && text.indexOf('/') > 0) named.add(text);
            else devices.add(device(text));
        }
        json.add("Devices", devices);
        json.add("DeviceCgroupRules", Json.arrayOrNull(line.all(CreateFlags.DEVICE_CGROUP_RULE)));
        var requests = new JsonArray();
        for (var text : line.all(CreateFlags.GPUS)) requests.add(Gpus.request(text));
        if (!named.isEmpty()) requests.add(Gpus.named(named));
        json.add("DeviceRequests", requests.isEmpty() ? JsonNull.INSTANCE : requests);
    }

    private static JsonObject device(String text) {
        var parts = text.split(":", -1);
        if (parts[0].isEmpty() || parts.length > 3) throw new Problem.Invalid("bad format for path: " + text);
        boolean rightsSecond = parts.length == 2 && isRights(parts[1]);
        var device = new JsonObject();
        device.addProperty("PathOnHost", parts[0]);
        device.addProperty("PathInContainer", parts.length > 1 && !rightsSecond ? parts[1] : parts[0]);
        device.addProperty("CgroupPermissions", parts.length == 3 ? parts[2] : rightsSecond ? parts[1] : "rwm");
        return device;
    }

    private static boolean isRights(String text) {
        if (text.isEmpty()) return false;
        for (int i = 0; i < text.length(); i++) if ("rwm".indexOf(text.charAt(i)) < 0) return false;
        return true;
    }

    private JsonArray perDevice(Flag<List<String>> flag, String key) {
        var array = new JsonArray();
        for (var text : line.all(flag)) {
            int colon = text.indexOf(':');
            if (colon <= 0) throw new Problem.Invalid("bad format: " + text, "write --" + flag.name() + " /dev/NAME:VALUE");
            var value = text.substring(colon + 1);
            var entry = new JsonObject();
            entry.addProperty("Path", text.substring(0, colon));
            entry.addProperty(key, flag.name().endsWith("bps") ? Values.bytes(value) : Values.number(value));
            array.add(entry);
        }
        return array;
    }

    private JsonArray ulimits() {
        var sorted = new java.util.TreeMap<String, JsonObject>();
        for (var text : line.all(CreateFlags.ULIMIT)) {
            var limit = Values.ulimit(text);
            var json = new JsonObject();
            json.addProperty("Name", limit.name());
            json.addProperty("Hard", limit.hard());
            json.addProperty("Soft", limit.soft());
            sorted.put(limit.name(), json);
        }
        var array = new JsonArray();
        for (var json : sorted.values()) array.add(json);
        return array;
    }

    private void number(JsonObject json, String key, Flag<Long> flag) { json.addProperty(key, line.number(flag).orElse(0L)); }

    private void text(JsonObject json, String key, Flag<String> flag) { json.addProperty(key, line.text(flag).orElse("")); }
}
