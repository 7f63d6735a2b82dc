package io.jukung.engine.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.api.Wire;
import io.jukung.api.container.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes `HostConfig` of inspect: every field Docker shows, with the request's values where it gave any.
/// The fields and their zero values are data, in the api's `host-config.json`.
final class HostDefaults {
    private static final ObjectNode ZERO = zero();
    private static final Map<String, String> NAMES = names();

    private HostDefaults() {}

    static ObjectNode fill(JsonNode asked, HostConfig typed, String cgroupNamespace) {
        var filled = ZERO.deepCopy();
        for (var field : asked.properties()) {
            var name = NAMES.getOrDefault(field.getKey().toLowerCase(java.util.Locale.ROOT), field.getKey());
            if (!field.getValue().isNull() || !filled.has(name)) filled.set(name, field.getValue());
        }
        // older clients still send these; the kernel has forgotten them
        filled.remove(List.of("KernelMemory", "KernelMemoryTCP"));
        var mode = filled.path("NetworkMode").asString("");
        if (mode.isEmpty() || mode.equals("default")) filled.put("NetworkMode", "bridge");
        if (filled.path("IpcMode").asString("").isEmpty()) filled.put("IpcMode", "private");
        if (filled.path("CgroupnsMode").asString("").isEmpty()) filled.put("CgroupnsMode", cgroupNamespace);
        if (filled.path("ShmSize").asLong(0) == 0) filled.put("ShmSize", 67108864L);
        if (filled.path("Runtime").asString("").isEmpty()) filled.put("Runtime", "runc");
        if (filled.path("PidsLimit").asLong(0) <= 0) filled.putNull("PidsLimit");
        if (filled.path("MemorySwappiness").asLong(0) == -1) filled.putNull("MemorySwappiness");
        if (typed.memory() > 0 && typed.memorySwap() == 0) filled.put("MemorySwap", 2 * typed.memory());
        if (filled.path("LogConfig").path("Type").asString("").isEmpty()) filled.set("LogConfig", withUsualDriver(filled.path("LogConfig").path("Config")));
        if (filled.path("RestartPolicy").path("Name").asString("").isEmpty()) filled.set("RestartPolicy", ZERO.get("RestartPolicy").deepCopy());
        if (filled.path("RestartPolicy") instanceof ObjectNode policy && !policy.has("MaximumRetryCount")) policy.put("MaximumRetryCount", 0);
        return filled;
    }

    private static ObjectNode zero() {
        try (var in = HostConfig.class.getResourceAsStream("host-config.json")) {
            if (in == null) throw new IllegalStateException("host-config.json is not in the api's jar");
            return (ObjectNode) Wire.readTree(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (var field : ZERO.properties()) names.put(field.getKey().toLowerCase(java.util.Locale.ROOT), field.getKey());
        return names;
    }

    /// Options of the log driver may come without its name.
    private static JsonNode withUsualDriver(JsonNode options) {
        var usual = (ObjectNode) ZERO.get("LogConfig").deepCopy();
        if (options instanceof ObjectNode given) usual.set("Config", given.deepCopy());
        return usual;
    }
}
