package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.gateway.Exchange;
import io.jukung.notation.Filters;
import io.jukung.notation.Timestamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the query parameter `filters`: `{"label":{"a=b":true}}`, or `{"label":["a=b"]}` as older clients write it.
final class FilterQuery {
    private FilterQuery() {}

    static Filters read(Exchange exchange, String... known) {
        return any(exchange).allowOnly(Set.of(known));
    }

    /// Filters nobody knows are let pass, where Docker does so.
    static Filters any(Exchange exchange) {
        var text = exchange.query("filters").orElse("");
        if (text.isEmpty()) return Filters.NONE;
        var values = new LinkedHashMap<String, Set<String>>();
        for (var filter : tree(text).properties()) values.put(filter.getKey(), values(filter.getValue()));
        return new Filters(values);
    }

    private static JsonNode tree(String text) {
        try {
            var tree = Wire.readTree(text);
            if (tree.isObject() || tree.isNull()) return tree;
        } catch (Problem.Invalid e) {
            // the words below are those clients know
        }
        throw new Problem.Invalid("invalid filter", "write filters as JSON, such as {\"label\":{\"a=b\":true}}");
    }

    private static Set<String> values(JsonNode node) {
        var values = new LinkedHashSet<String>();
        if (node.isArray()) {
            for (var value : node) values.add(value.asString(""));
        } else if (node.isObject()) {
            for (var value : node.properties()) {
                if (value.getValue().asBoolean(false)) values.add(value.getKey());
            }
        } else {
            throw new Problem.Invalid("invalid filter", "write the values of a filter as a list");
        }
        return values;
    }

    /// The moment `until` names, as a time or as a span before now.
    static Optional<Instant> until(Filters filters, Instant now) {
        var asked = filters.of("until");
        if (asked.size() > 1) throw new Problem.Invalid("more than one until filter specified");
        return asked.stream().findFirst().map(text -> Timestamps.parse(text, now, ZoneOffset.UTC));
    }

    static boolean labels(Filters filters, Map<String, String> labels) {
        return filters.labels("label", labels) && filters.noneOfLabels("label!", labels);
    }

    /// A query parameter that holds seconds since 1970; zero and nothing mean it was not given.
    static Optional<Instant> seconds(Exchange exchange, String name) {
        return exchange.query(name).filter(text -> !text.isEmpty() && !text.equals("0")).map(text -> {
            if (text.matches("-?\\d+(\\.\\d+)?")) return Timestamps.ofSeconds(text);
            // Docker reads the seconds, then the fraction
            var parts = text.split("\\.", 2);
            var wrong = parts.length == 2 && parts[0].matches("-?\\d+") ? parts[1] : parts[0];
            throw new Problem.Internal("strconv.ParseInt: parsing \"" + wrong + "\": invalid syntax", "give '" + name + "' in seconds since 1970");
        });
    }
}
