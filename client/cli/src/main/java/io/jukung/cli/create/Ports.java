package io.jukung.cli.create;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Line;
import io.jukung.notation.Port;
import io.jukung.notation.PortSpec;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The ports a container declares (`--expose`) and publishes (`-p`).
final class Ports {
    private final TreeSet<String> exposed = new TreeSet<>();
    private final TreeMap<String, JsonArray> bindings = new TreeMap<>();

    Ports(Line line) {
        for (var text : line.all(CreateFlags.PUBLISH)) for (var spec : PortSpec.parse(text)) publish(spec);
        for (var text : line.all(CreateFlags.EXPOSE)) {
            if (text.indexOf(':') >= 0) throw new Problem.Invalid("invalid port format for --expose: " + text);
            try {
                for (var port : Port.parseRange(text)) exposed.add(port.toString());
            } catch (Problem.Invalid e) {
                throw new Problem.Invalid("invalid range format for --expose: " + text + ", error: " + e.message());
            }
        }
    }

    private void publish(PortSpec spec) {
        var port = spec.port().toString();
        exposed.add(port);
        var binding = new JsonObject();
        binding.addProperty("HostIp", spec.ip().orElse(""));
        binding.addProperty("HostPort", spec.hostPort().isPresent() ? spec.hostPort().get().toString() : "");
        bindings.computeIfAbsent(port, _ -> new JsonArray()).add(binding);
    }

    Set<String> exposed() { return exposed; }

    JsonObject bindings() {
        var object = new JsonObject();
        for (var entry : bindings.entrySet()) object.add(entry.getKey(), entry.getValue());
        return object;
    }
}
