package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import io.jukung.journal.Event;
import io.jukung.journal.Journal;
import io.jukung.network.Endpoint;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells the journal what happens to containers, with the attributes Docker's events carry: image, name, labels.
/// It has happened, whoever hears of it: a journal that fails, or a listener, costs the event and nothing else.
final class Told {
    private final Journal journal;
    private final InstantSource clock;
    private final Consumer<Throwable> trouble;

    Told(Journal journal, InstantSource clock, Consumer<Throwable> trouble) {
        this.journal = journal;
        this.clock = clock;
        this.trouble = trouble;
    }

    void of(ContainerRecord record, String action) {
        of(record, action, Map.of());
    }

    void of(ContainerRecord record, String action, Map<String, String> more) {
        of(record, action, more, "");
    }

    /// @param cause why it happened, for the journal alone
    void of(ContainerRecord record, String action, Map<String, String> more, String cause) {
        var attributes = new LinkedHashMap<String, String>(more);
        for (var label : record.config().path("Labels").properties()) attributes.put(label.getKey(), label.getValue().asString(""));
        attributes.put("image", record.image());
        attributes.put("name", record.name());
        append(new Event(clock.instant(), "container", action, record.id(), attributes, cause));
    }

    /// A container joins or leaves its network.
    void network(ContainerRecord record, String action, Optional<Endpoint> endpoint) {
        if (endpoint.isEmpty()) return;
        var driver = switch (endpoint.get().networkName()) {
            case "host" -> "host";
            case "none" -> "null";
            default -> "bridge";
        };
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("container", record.id());
        attributes.put("name", endpoint.get().networkName());
        attributes.put("type", driver);
        append(new Event(clock.instant(), "network", action, endpoint.get().networkId(), attributes));
    }

    private void append(Event event) {
        try {
            journal.append(event);
        } catch (RuntimeException e) {
            trouble.accept(e);
        }
    }
}
