package io.jukung.routes;

import io.jukung.api.ApiVersion;
import io.jukung.api.Wire;
import io.jukung.journal.Event;
import io.jukung.notation.Filters;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// An event as `/events` tells it, and whether it was asked for.
final class EventView {
    private EventView() {}

    /// Before 1.52 events of containers and images say the most important things twice.
    static ObjectNode json(Event event, ApiVersion version) {
        var view = Wire.object();
        boolean old = !version.atLeast(1, 52) && List.of("container", "image").contains(event.type());
        if (old) view.put("status", event.action());
        if (old && !event.id().isEmpty()) view.put("id", event.id());
        if (old && event.type().equals("container") && event.attributes().containsKey("image")) view.put("from", event.attributes().get("image"));
        view.put("Type", event.type()).put("Action", event.action());
        var attributes = view.putObject("Actor").put("ID", event.id()).putObject("Attributes");
        new TreeMap<>(event.attributes()).forEach(attributes::put);
        return view.put("scope", "local").put("time", event.at().getEpochSecond()).put("timeNano", nanos(event.at()));
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    static boolean asked(Event event, Filters filters) {
        var action = event.action();
        int colon = action.indexOf(':');
        var verb = colon < 0 ? action : action.substring(0, colon);
        return filters.any("event", value -> value.equals(action) || value.equals(verb))
                && filters.exactly("type", event.type()) && filters.exactly("scope", "local")
                && filters.labels("label", event.attributes()) && image(event, filters)
                && List.of("container", "network", "volume", "daemon", "plugin", "service", "node", "secret", "config").stream()
                        .allMatch(type -> object(event, type, filters));
    }

    /// By the beginning of an id or a name; Docker does not ask whose.
    private static boolean object(Event event, String type, Filters filters) {
        if (!filters.asks(type)) return true;
        return filters.any(type, value -> event.id().startsWith(value) || event.attributes().getOrDefault("name", "").startsWith(value));
    }

    private static boolean image(Event event, Filters filters) {
        if (!filters.asks("image")) return true;
        var name = event.attributes().getOrDefault(event.type().equals("image") ? "name" : "image", "");
        return filters.any("image", value -> value.equals(event.id()) || value.equals(name) || value.equals(withoutTag(event.id())) || value.equals(withoutTag(name)));
    }

    private static String withoutTag(String name) {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
