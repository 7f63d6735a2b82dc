package io.jukung.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Something that happened to an object: `container` `die` `4f1c…`, with what is worth knowing about it.
///
/// @param type       container, image, network, volume, daemon
/// @param action     Docker's word for it: create, start, die…
/// @param id         of the object; empty if it happened to all of a kind, as `prune`
/// @param attributes name, image, exit code and so on; never a secret
/// @param cause      why it happened, in a word such as `out-of-memory`, or nothing; not told to Docker's clients
public record Event(Instant at, String type, String action, String id, Map<String, String> attributes, String cause) {
    public Event {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public Event(Instant at, String type, String action, String id, Map<String, String> attributes) {
        this(at, type, action, id, attributes, "");
    }

    public Event withTime(Instant other) {
        return new Event(other, type, action, id, attributes, cause);
    }
}
