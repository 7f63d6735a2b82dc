package io.jukung.routes;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.Containers;
import io.jukung.image.Image;
import io.jukung.image.ImageStore;
import io.jukung.notation.Filters;
import io.jukung.notation.Port;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Which containers a list asks for: Docker's rules, filter by filter. Made for one request.
final class ContainerFilter {
    static final String[] KNOWN = {"ancestor", "before", "since", "expose", "publish", "exited", "health", "id", "is-task", "isolation",
            "label", "label!", "name", "network", "status", "volume"};
    private static final List<String> STATES = List.of("created", "running", "paused", "restarting", "removing", "exited", "dead");
    private static final List<String> HEALTH = List.of("none", "starting", "healthy", "unhealthy");

    private final Filters filters;
    private final Containers containers;
    private final Set<String> ancestors = new HashSet<>();
    private final Optional<Instant> before;
    private final Optional<Instant> since;

    ContainerFilter(Filters filters, Containers containers, ImageStore images) {
        this.filters = filters;
        this.containers = containers;
        check("status", "state", STATES);
        check("health", "health", HEALTH);
        filters.flag("is-task");
        for (var code : filters.of("exited")) {
            if (!code.matches("-?\\d{1,9}")) throw new Problem.Invalid("invalid filter 'exited=" + code + "': strconv.Atoi: parsing \"" + code + "\": invalid syntax", "give an exit code, such as exited=0");
        }
        for (var name : filters.of("ancestor")) images.find(name).map(Image::id).ifPresent(id -> ancestors.add(id.toString()));
        this.before = filters.of("before").stream().map(name -> containers.get(name).created()).min(Instant::compareTo);
        this.since = filters.of("since").stream().map(name -> containers.get(name).created()).max(Instant::compareTo);
    }

    private void check(String key, String what, List<String> allowed) {
        for (var value : filters.of(key)) {
            if (!allowed.contains(value)) {
                throw new Problem.Invalid("invalid filter '" + key + "=" + value + "': invalid value for " + what + " (" + value + "): must be one of "
                        + String.join(", ", allowed));
            }
        }
    }

    /// Whether containers that do not run are meant though nobody said `all`.
    boolean meansAll() {
        return filters.asks("status");
    }

    boolean test(ContainerRecord container) {
        return filters.patternOfAny("name", List.of(container.name(), "/" + container.name()))
                && filters.prefix("id", container.id())
                && FilterQuery.labels(filters, labels(container))
                && filters.exactly("status", container.state().word())
                && exited(container)
                && filters.exactly("health", "none")
                && filters.flag("is-task").map(task -> !task).orElse(true)
                && filters.any("isolation", value -> value.isEmpty() || value.equals("default"))
                && (!filters.asks("ancestor") || ancestors.contains(container.imageId()))
                && before.map(container.created()::isBefore).orElse(true)
                && since.map(container.created()::isAfter).orElse(true)
                && network(container) && volume(container) && exposed(container) && published(container);
    }

    private boolean exited(ContainerRecord container) {
        if (!filters.asks("exited")) return true;
        return !container.state().alive() && !(container.state() instanceof ContainerState.Created)
                && filters.exactly("exited", String.valueOf(container.lastRun().exitCode()));
    }

    private boolean network(ContainerRecord container) {
        if (!filters.asks("network")) return true;
        var name = EndpointView.network(container);
        var id = containers.sandbox(container).flatMap(s -> s.endpoint()).map(e -> e.networkId());
        return filters.any("network", asked -> name.filter(asked::equals).isPresent() || id.filter(i -> i.startsWith(asked)).isPresent());
    }

    private boolean volume(ContainerRecord container) {
        return filters.any("volume", asked -> container.mounts().stream().anyMatch(m -> m.source().equals(asked) || m.destination().equals(asked)));
    }

    private boolean exposed(ContainerRecord container) {
        return filters.any("expose", asked -> ports("expose", asked).stream().anyMatch(p -> container.config().path("ExposedPorts").has(p.toString())));
    }

    private boolean published(ContainerRecord container) {
        return filters.any("publish", asked -> ports("publish", asked).stream().anyMatch(p -> container.hostConfig().path("PortBindings").has(p.toString())));
    }

    /// What is no port Docker takes for a failure of its own.
    private static List<Port> ports(String filter, String asked) {
        try {
            return Port.parseRange(asked);
        } catch (Problem.Invalid e) {
            var why = asked.matches("\\d+") ? "value out of range" : "invalid syntax";
            throw new Problem.Internal("error while looking up for " + filter + " " + asked + ": strconv.ParseUint: parsing \"" + asked + "\": " + why, "write 80, 80/udp or 80-82/tcp");
        }
    }

    static Map<String, String> labels(ContainerRecord container) {
        var labels = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> label : container.config().path("Labels").properties()) labels.put(label.getKey(), label.getValue().asString(""));
        return labels;
    }
}
